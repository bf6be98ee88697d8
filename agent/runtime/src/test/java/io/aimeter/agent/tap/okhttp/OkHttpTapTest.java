package io.aimeter.agent.tap.okhttp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.tap.TapContract;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OkHttpTapTest extends TapContract {
  private static final String PATH = "/v1/chat/completions";

  @Override
  protected String programName() {
    return "io.aimeter.agent.tap.okhttp.OkHttpProgram";
  }

  @Override
  protected List<String> library() {
    return List.of("okhttp3.", "okio.");
  }

  @Test
  void anAsynchronousCall() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url(PATH + "#async"), body));
    assertArrayEquals(body, captured.one().request);
    assertArrayEquals(body, captured.one().response);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void anAnswerThatIsNotOfTheNetworkIsNotRecorded() throws Exception {
    byte[] answer = program.post(url(PATH + "#cached"), random(10));
    assertEquals("cached", new String(answer, StandardCharsets.US_ASCII));
    assertTrue(captured.ended().isEmpty());
    assertEquals(1, captured.discarded);
  }

  @Test
  void aCallMadeInPlaceOfAnotherIsRecordedOnce() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url(PATH + "#nested"), body));
    assertArrayEquals(body, captured.one().request);
    assertArrayEquals(body, captured.one().response);
  }

  @Test
  void anInterceptorsCallToAnotherHostIsNotMixedUpWithTheCallItIntercepts() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url(PATH + "#aside"), body));
    assertArrayEquals(body, captured.one().request);
  }

  @Test
  void headersAnInterceptorAddsAreSeen() throws Exception {
    program.post(url(PATH + "#added"), random(10));
    assertEquals("yes", captured.one().requestHeaders.first("x-late"));
  }

  @Test
  void aCallThatCannotBeExecutedAgainIsNotRecordedAgain() throws Exception {
    program.post(url(PATH + "#twice"), random(10));
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
    assertEquals(1, captured.discarded);
  }

  @Test
  void aWebSocketThatIsRefusedIsWhatTheProviderAnswered() throws Exception {
    assertEquals(0, program.post(url(PATH + "#socket"), new byte[0]).length);
    assertEquals(201, captured.one().status);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
    assertEquals("b", captured.one().requestHeaders.first("x-a"));
    assertEquals(List.of(), captured.said());
  }

  @Test
  void aWebSocketWithoutConnectionHasFailed() throws Exception {
    IOException thrown =
        assertThrows(
            IOException.class, () -> program.post("http://localhost:1/v1/realtime#socket", null));
    assertEquals("java.net.ConnectException", thrown.getMessage());
    assertEquals(ExchangeEnd.FAILED, captured.one().end);
    assertEquals("java.net.ConnectException", captured.one().exception);
    assertEquals(0, captured.one().status);
  }

  @Test
  void aWebSocketThatAnInterceptorAnswersIsNotRecorded() throws Exception {
    byte[] answer = program.post(url("/v1/realtime#cachedsocket"), null);
    assertEquals("cached", new String(answer, StandardCharsets.US_ASCII));
    assertTrue(captured.ended().isEmpty());
    assertEquals(1, captured.discarded);
  }

  @Test
  void foreignAndClaimedWebSocketsAreLeftAlone() throws Exception {
    String foreign = url(PATH + "#socket").replace("localhost", "127.0.0.1");
    assertEquals(0, program.post(foreign, null).length);
    Claims.claim();
    try {
      assertEquals(0, program.post(url(PATH + "#socket"), null).length);
    } finally {
      Claims.release();
    }
    assertTrue(captured.ended().isEmpty());
    assertEquals(0, captured.discarded);
  }
}
