package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendingTest {
  private final Captured captured = new Captured();

  private Sending begin() {
    Meter meter = captured.meter();
    return Sending.begin(
        meter,
        "test",
        meter.match("localhost", 80, "POST", "/v1/chat/completions"),
        "POST",
        "localhost",
        80,
        "/v1/chat/completions",
        name -> "own");
  }

  private static void send(ByteSink attempt, String bytes) {
    byte[] ascii = bytes.getBytes(StandardCharsets.US_ASCII);
    attempt.accept(ascii, 0, ascii.length);
  }

  @Test
  void aBodySentAgainIsCapturedOnce() throws Exception {
    Sending sending = begin();
    send(sending.attempt(), "abc");
    ByteSink again = sending.attempt();
    send(again, "ab");
    send(again, "cdef");
    send(sending.attempt(), "abc");
    sending.capture().finish(ExchangeEnd.COMPLETE, null);
    assertEquals("abcdef", new String(captured.one().request, StandardCharsets.US_ASCII));
  }

  @Test
  void theHeadersAreThoseThatWereSent() throws Exception {
    Sending sending = begin();
    sending.headersSent(name -> "sent");
    sending.capture().finish(ExchangeEnd.COMPLETE, null);
    assertEquals("sent", captured.one().requestHeaders.first("any"));
  }

  @Test
  void callsNestAndUnmeteredOnesHideTheOuterOne() {
    assertFalse(Sending.underway());
    Sending outer = begin();
    outer.enter();
    assertSame(outer, Sending.current());
    Sending inner = Sending.unmetered();
    inner.enter();
    assertNull(Sending.current());
    assertTrue(Sending.underway());
    inner.leave();
    assertSame(outer, Sending.current());
    outer.leave();
    assertFalse(Sending.underway());
  }

  @Test
  void aCallThatHasEndedIsNotFoundAnyMore() {
    Sending sending = begin();
    sending.enter();
    sending.capture().discard();
    assertNull(Sending.current());
    sending.leave();
    assertTrue(captured.ended().isEmpty());
    assertEquals(1, captured.discarded);
  }
}
