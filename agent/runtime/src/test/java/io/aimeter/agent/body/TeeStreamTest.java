package io.aimeter.agent.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aimeter.agent.pipeline.Captured;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TeeStreamTest {
  private static final byte[] BODY = "0123456789".repeat(2000).getBytes(StandardCharsets.US_ASCII);

  private final Captured captured = new Captured();

  private TeeInputStream tee(InputStream in) {
    return new TeeInputStream(in, captured.chat());
  }

  private TeeInputStream tee() {
    return tee(new ByteArrayInputStream(BODY));
  }

  private void assertCaptured(byte[] expected, ExchangeEnd end) {
    assertEquals(1, captured.ended().size());
    assertArrayEquals(expected, captured.ended().get(0).response);
    assertEquals(end, captured.ended().get(0).end);
  }

  @Test
  void readingAllOfItInEveryWay() throws IOException {
    try (InputStream in = tee()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(in.read());
      byte[] some = new byte[100];
      out.write(some, 0, in.read(some));
      out.write(some, 0, in.read(some, 10, 0));
      out.write(in.readNBytes(1000));
      int count = in.readNBytes(some, 5, 50);
      out.write(some, 5, count);
      in.transferTo(out);
      assertEquals(-1, in.read());
      assertArrayEquals(BODY, out.toByteArray());
    }
    assertCaptured(BODY, ExchangeEnd.COMPLETE);
  }

  @Test
  void skippedBytesAreCaptured() throws IOException {
    InputStream in = tee();
    assertEquals(0, in.skip(-1));
    assertEquals(5000, in.skip(5000));
    assertEquals(BODY.length - 5000, in.available());
    assertEquals(BODY.length - 5000, in.skip(Long.MAX_VALUE));
    assertCaptured(BODY, ExchangeEnd.COMPLETE);
  }

  @Test
  void rereadBytesAreCapturedOnce() throws IOException {
    InputStream in = tee();
    in.readNBytes(10);
    assertEquals(true, in.markSupported());
    in.mark(1000);
    in.readNBytes(500);
    in.reset();
    assertArrayEquals(Arrays.copyOfRange(BODY, 10, 1010), in.readNBytes(1000));
    in.readAllBytes();
    assertCaptured(BODY, ExchangeEnd.COMPLETE);
  }

  @Test
  void closedEarly() throws IOException {
    InputStream in = tee();
    in.readNBytes(10);
    in.close();
    assertCaptured(Arrays.copyOf(BODY, 10), ExchangeEnd.CANCELLED);
  }

  @Test
  void theBodysOwnExceptionReachesTheApplication() {
    IOException reset = new IOException("connection reset");
    InputStream in =
        tee(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw reset;
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw reset;
              }
            });
    assertSame(reset, assertThrows(IOException.class, in::read));
    assertCaptured(new byte[0], ExchangeEnd.FAILED);
    assertEquals("java.io.IOException", captured.ended().get(0).exception);
  }

  @Test
  void whatIsWrittenIsCaptured() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var capture = captured.chat();
    try (TeeOutputStream tee = new TeeOutputStream(out, capture::requestBytes)) {
      tee.write('a');
      tee.write(new byte[] {'b', 'c'});
      tee.write(new byte[] {'x', 'd', 'e', 'x'}, 1, 2);
    }
    capture.finish(ExchangeEnd.COMPLETE, null);
    assertEquals("abcde", out.toString(StandardCharsets.US_ASCII));
    assertArrayEquals(out.toByteArray(), captured.ended().get(0).request);
  }
}
