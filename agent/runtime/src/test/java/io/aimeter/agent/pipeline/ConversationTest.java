package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.ledger.StatusFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static Capture open(Captured captured) {
    Capture capture = captured.chat();
    capture.responseHead(101, name -> null, true);
    capture.webSocket();
    return capture;
  }

  private static String text(int length, String of) {
    return of.repeat(length / of.length() + 1).substring(0, length);
  }

  @Test
  void messagesArriveInTheirOrderWhateverTheirLengths() {
    for (int length : new int[] {0, 1, 2034, 2035, 2036, 16384, 32755, 32756, 70_000, 200_000}) {
      Captured captured = new Captured();
      Capture capture = open(captured);
      String long1 = text(length, "abc");
      capture.sent(long1, true);
      capture.received("x", true);
      capture.received(ByteBuffer.wrap(long1.getBytes(StandardCharsets.UTF_8)), true);
      capture.sent("", true);
      assertEquals(List.of("> " + long1, "< x", "< " + long1, "> "), captured.said());
      capture.received("last", true);
      capture.finish(ExchangeEnd.COMPLETE, null);
      assertEquals(1, captured.ended().size());
      assertEquals(5, captured.said().size());
      assertEquals("< last", captured.said().get(4));
      assertEquals(0, captured.handoff.inFlight().bytes());
      assertFalse(captured.ended().get(0).shed);
    }
  }

  @Test
  void piecesOfBothDirectionsMayAlternate() {
    Captured captured = new Captured();
    Capture capture = open(captured);
    capture.sent("{\"a\"", false);
    capture.received(CharBuffer.wrap("<1"), false);
    capture.sent(CharBuffer.wrap("xx:1}xx", 2, 5), true);
    capture.received("", false);
    ByteBuffer rest = ByteBuffer.wrap(new byte[] {'-', '2', '3', '-'}, 1, 2).asReadOnlyBuffer();
    capture.received(rest, true);
    assertEquals(2, rest.remaining());
    assertEquals(List.of("> {\"a\":1}", "< <123"), captured.said());
  }

  @Test
  void charactersOfTwoUnitsAreNotCutWhereTextIs() {
    for (int before = 0; before < 2; before++) {
      Captured captured = new Captured();
      String text = "a".repeat(before) + text(60_000, "\ud83d\ude00");
      open(captured).received(text, true);
      assertEquals(List.of("< " + text), captured.said());
    }
  }

  @Test
  void whatFindsNoRoomIsLostAsAWholeAndTheNextIsNot() {
    Captured captured = new Captured(1024, 100_000);
    Capture capture = open(captured);
    capture.received("before", true);
    capture.received(text(50_000, "x"), false);
    capture.received(text(90_000, "y"), false);
    capture.received("z", true);
    List<String> said = captured.said();
    assertEquals("< before", said.get(0));
    capture.received("after", true);
    capture.sent("also", true);
    said = captured.said();
    assertEquals(List.of("< after", "> also"), said.subList(said.size() - 2, said.size()));
    assertTrue(said.get(1).startsWith("<< xxx"), () -> captured.said().get(1).substring(0, 20));
    assertEquals(4, said.size());
    capture.finish(ExchangeEnd.COMPLETE, null);
    assertTrue(captured.ended().get(0).shed);
    assertEquals(1, captured.counters.get(StatusFile.SHED));
    assertEquals(0, captured.handoff.inFlight().bytes());
  }

  @Test
  void aFullRingLosesMessagesAndLeavesAGap() {
    Captured captured = new Captured(4, 1_000_000);
    Capture capture = open(captured);
    for (int i = 0; i < 20; i++) {
      capture.received(text(30_000, "x"), true);
    }
    capture.finish(ExchangeEnd.COMPLETE, null);
    assertTrue(captured.counters.get(StatusFile.SHED) > 0);
    assertEquals(1, captured.counters.get(StatusFile.DROPPED_BUFFER));
    assertEquals(1, captured.handoff.lastSequence());
    assertEquals(List.of(), new ArrayList<>(captured.ended()));
    assertEquals(0, captured.handoff.inFlight().bytes());
  }

  @Test
  void nothingIsHeardBeforeItIsOpenOrAfterItsEnd() {
    Captured captured = new Captured();
    Capture capture = captured.chat();
    capture.received("early", true);
    capture.webSocket();
    capture.webSocket();
    capture.received("in time", true);
    capture.finish(ExchangeEnd.CANCELLED, null);
    capture.received("late", true);
    capture.sent("late", true);
    capture.webSocket();
    assertEquals(List.of("< in time"), captured.said());
    assertEquals(1, captured.conversing.size());
  }

  @Test
  void whatIsNotAskedForComesWhenTheBufferIsFull() {
    Captured captured = new Captured();
    Capture capture = open(captured);
    for (int i = 0; i < 100; i++) {
      capture.received(text(1000, "x"), true);
    }
    captured.ended();
    assertTrue(captured.handoff.inFlight().bytes() <= Exchange.SEGMENT);
    assertEquals(100, captured.said().size());
  }

  @Test
  void aConversationGivenUpLeavesNothing() {
    Captured captured = new Captured();
    Capture capture = open(captured);
    capture.received("x", true);
    capture.discard();
    assertEquals(List.of(), captured.said());
    assertEquals(1, captured.discarded);
    assertEquals(0, captured.handoff.inFlight().bytes());
  }
}
