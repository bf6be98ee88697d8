package io.aimeter.agent.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentBodyTest {
  private static final String BODY = "{\"model\":\"gpt-5\"}";

  @ParameterizedTest
  @CsvSource({"0, 3", "5, 2", "5, 5", "5, 17", "17, 4"})
  void bytesSentAgainAreHandedInOnce(int firstTime, int piece) throws Exception {
    Captured captured = new Captured();
    Capture capture = captured.chat();
    SentBody body = new SentBody(capture);

    send(new SentBody.Sending(body), BODY.substring(0, firstTime), piece);
    send(new SentBody.Sending(body), BODY, piece);
    capture.finish(ExchangeEnd.COMPLETE, null);

    assertEquals(BODY, new String(captured.one().request, StandardCharsets.UTF_8));
  }

  private static void send(SentBody.Sending sending, String text, int piece) {
    for (int at = 0; at < text.length(); at += piece) {
      String part = text.substring(at, Math.min(text.length(), at + piece));
      ByteBuffer bytes = ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8));
      sending.sent(bytes);
      assertEquals(part.length(), bytes.remaining());
    }
  }
}
