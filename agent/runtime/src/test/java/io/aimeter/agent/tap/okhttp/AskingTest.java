package io.aimeter.agent.tap.okhttp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aimeter.agent.pipeline.Captured;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.provider.UsageOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

class AskingTest {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final String BODY = "{\"stream\":true,\"x\":\"wörd\"}";
  private static final String ASKED =
      "{\"stream\":true,\"x\":\"wörd\",\"stream_options\":{\"include_usage\":true}}";
  private static final String EVENT = "data: {\"id\":1,\"choices\":[{\"delta\":{}}]}\n\n";
  private static final String USAGE = "data: {\"choices\":[],\"usage\":{\"a\":1}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private static AskingBody asking(RequestBody body, String... headers) {
    Request.Builder request =
        new Request.Builder().url("https://api.openai.com/v1/chat/completions").post(body);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return AskingBody.of(request.build(), UsageOption.OPENAI);
  }

  @Test
  void theBodyAsksAndKnowsTheApplicationsOwn() throws IOException {
    AskingBody asking = asking(RequestBody.create(JSON, BODY), "Authorization", "Bearer x");
    assertEquals(JSON, asking.contentType());
    assertEquals(ASKED.getBytes(StandardCharsets.UTF_8).length, asking.contentLength());
    assertFalse(asking.isOneShot());
    Buffer sent = new Buffer();
    asking.writeTo(sent);
    assertEquals(ASKED, sent.readUtf8());
    assertArrayEquals(BODY.getBytes(StandardCharsets.UTF_8), asking.original());
  }

  @Test
  void otherRequestsStay() {
    RequestBody body = RequestBody.create(JSON, BODY);
    assertNull(asking(body, "Accept-Encoding", "gzip"));
    assertNull(asking(body, "Content-Digest", "x"));
    assertNull(asking(RequestBody.create(MediaType.get("text/plain"), BODY)));
    assertNull(asking(RequestBody.create(null, BODY)));
    assertNotNull(asking(RequestBody.create(null, BODY), "Content-Type", "application/json"));
    assertNull(asking(RequestBody.create(JSON, "{\"stream\":false}")));
    assertNull(asking(RequestBody.create(JSON, BODY + " ".repeat(300_000))));
    Request get = new Request.Builder().url("https://api.openai.com/v1/models").build();
    assertNull(AskingBody.of(get, UsageOption.OPENAI));
    assertNull(AskingBody.of(get.newBuilder().post(body).build(), UsageOption.NONE));
  }

  /** Whatever they are about to do, they do it to the client alone. */
  @Test
  void bodiesThatCannotBeWrittenTwiceOrFailStay() {
    assertNull(asking(new Own(BODY.length(), true, false)));
    assertNull(asking(new Own(-1, false, false)));
    assertNull(asking(new Own(BODY.length() + 5, false, false)));
    assertNull(asking(new Own(BODY.length() + 1, false, true)));
    assertNotNull(asking(new Own(BODY.length() + 1, false, false)));
  }

  private static final class Own extends RequestBody {
    private final long length;
    private final boolean oneShot;
    private final boolean fails;

    Own(long length, boolean oneShot, boolean fails) {
      this.length = length;
      this.oneShot = oneShot;
      this.fails = fails;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public boolean isOneShot() {
      return oneShot;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8(BODY);
      if (fails) {
        throw new IOException("fails");
      }
      if (oneShot) {
        throw new AssertionError("written before the client writes it");
      }
    }
  }

  /** A response that gives a piece a read. */
  private static final class Pieces implements Source {
    final Queue<String> pieces;
    final IOException end;
    int reads;

    Pieces(IOException end, String... pieces) {
      this.pieces = new ArrayDeque<>(List.of(pieces));
      this.end = end;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      reads++;
      String piece = pieces.poll();
      if (piece == null) {
        if (end != null) {
          throw end;
        }
        return -1;
      }
      sink.writeUtf8(piece);
      return piece.length();
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }

  private static HidingBody hiding(Pieces pieces, Sending sending) {
    BufferedSource source = Okio.buffer((Source) pieces);
    MediaType type = MediaType.get("text/event-stream");
    return new HidingBody(ResponseBody.create(type, -1, source), sending);
  }

  @Test
  void theUsageIsHiddenAndHandedToTheCall() throws IOException {
    Sending sending = sending();
    Pieces pieces = new Pieces(null, EVENT, USAGE.substring(0, 9), USAGE.substring(9), DONE);
    HidingBody body = hiding(pieces, sending);
    assertEquals(-1, body.contentLength());
    BufferedSource source = body.source();
    assertEquals(EVENT, source.readUtf8(EVENT.length()));
    assertEquals(1, pieces.reads); // no further than was asked for
    assertEquals(DONE, source.readUtf8(DONE.length()));
    assertEquals(USAGE, new String(sending.hidden(), StandardCharsets.UTF_8));
    assertEquals(-1, source.read(new Buffer(), 10));
  }

  @Test
  void whatIsHeldBackComesBeforeTheFailure() throws IOException {
    IOException failure = new IOException("cut");
    BufferedSource source = hiding(new Pieces(failure, EVENT, "data: {\"i"), sending()).source();
    assertEquals(EVENT + "data: {\"i", source.readUtf8(EVENT.length() + 9));
    assertEquals(failure, assertThrows(IOException.class, source::readByte));
    assertEquals(failure, assertThrows(IOException.class, source::readByte));
  }

  @Test
  void aStreamWithoutUsageIsWhatItWas() throws IOException {
    Sending sending = sending();
    assertEquals(
        EVENT + DONE + "data: {",
        hiding(new Pieces(null, EVENT, DONE + "data: {"), sending).string());
    assertNull(sending.hidden());
  }

  private static Sending sending() {
    return Sending.begin(
        new Captured().meter(),
        "okhttp",
        new Captured().meter().match("localhost", 80, "POST", "/v1/chat/completions"),
        "POST",
        "localhost",
        80,
        "/v1/chat/completions",
        name -> null);
  }
}
