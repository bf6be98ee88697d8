package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.config.Settings;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordField;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of a conversation on the agent thread. */
class TurnsTest {
  private static final String PATH = "/v1/realtime?model=gpt-realtime";
  private static final String ASKED = "{\"type\":\"response.create\"}";

  private final Counters counters = new Counters();
  private final Handoff handoff = new Handoff(counters, () -> {}, 1024, 200_000);
  private final Meter meter =
      new Meter(Recognizer.of(Map.of()), new CallContexts(new ContextMaps(counters)), handoff);
  private final Written written = new Written();
  private final Worker worker =
      new Worker(handoff, this::recorder, counters, new Notices(System.err, false));

  TurnsTest() {
    worker.begin();
  }

  private Recorder recorder() {
    return new Recorder(
        Attributor.of(Settings.of(Map.of("ai.team", "t"), Map.of()), UnaryOperator.identity()),
        new WatchedRules(null, new Notices(System.err, false)),
        PriceBook.bundled(),
        new byte[32],
        written,
        handoff,
        counters,
        "test");
  }

  private static final class Written implements Destination {
    final List<CostRecord> records = new ArrayList<>();

    @Override
    public String instance() {
      return "i";
    }

    @Override
    public boolean append(ByteBuffer record) {
      records.add(RecordCodec.decode(record));
      return true;
    }

    @Override
    public void tick(long nanoTime) {}

    @Override
    public void stopping() {}

    @Override
    public void lastWord() {}
  }

  private Capture open() {
    Capture capture =
        meter.begin(
            "test",
            meter.match("api.openai.com", 443, "GET", PATH),
            "GET",
            "api.openai.com",
            443,
            PATH,
            name -> null);
    capture.responseHead(101, name -> null, true);
    capture.webSocket();
    return capture;
  }

  private static String begun(String id) {
    return "{\"type\":\"response.created\",\"response\":{\"id\":\"" + id + "\",\"usage\":null}}";
  }

  private static String done(String id, int output) {
    return "{\"type\":\"response.done\",\"response\":{\"id\":\""
        + id
        + "\",\"status\":\"completed\",\"usage\":{\"input_tokens\":3,\"output_tokens\":"
        + output
        + "}}}";
  }

  private void work() {
    while (worker.round()) {
      // until nothing is left
    }
  }

  @Test
  void aTurnIsRecordedWhileTheConversationGoesOn() throws InterruptedException {
    long before = System.currentTimeMillis() * 1_000_000;
    Capture capture = open();
    work();
    capture.sent(ASKED, true);
    Thread.sleep(2);
    capture.received(begun("resp_1"), true);
    Thread.sleep(2);
    capture.received(done("resp_1", 7), true);
    for (int i = 0; i < 1000 && written.records.isEmpty(); i++) {
      Thread.sleep(10);
      work();
    }
    CostRecord turn = written.records.get(0);
    assertEquals("realtime", turn.text(RecordField.CALL_TYPE));
    assertEquals(7, turn.number(RecordField.OUTPUT_TOKENS));
    assertEquals("t", turn.text(RecordField.TEAM));
    assertEquals("priced", turn.text(RecordField.PRICE_STATE));
    long first = turn.number(RecordField.TIME_TO_FIRST_BYTE);
    long whole = turn.number(RecordField.DURATION);
    assertTrue(first >= 2_000_000 && whole - first >= 2_000_000, turn::toString);
    long started = turn.number(RecordField.STARTED_AT);
    assertTrue(
        started >= before
            && started + whole <= System.currentTimeMillis() * 1_000_000L + 1_000_000);
    capture.finish(ExchangeEnd.COMPLETE, null);
    work();
    assertEquals(1, written.records.size(), "neither the opening nor the end is a call");
    assertEquals(0, handoff.inFlight().bytes());
  }

  @Test
  void theConversationsEndEndsItsLastTurn() {
    Capture capture = open();
    capture.received(begun("resp_1"), true);
    capture.finish(ExchangeEnd.FAILED, new java.io.IOException("gone"));
    work();
    CostRecord turn = written.records.get(0);
    assertTrue(turn.flag(RecordField.PARTIAL));
    assertEquals("failed", turn.text(RecordField.END));
    assertEquals("java.io.IOException", turn.text(RecordField.ERROR_TYPE));
    assertEquals("none", turn.text(RecordField.USAGE_SOURCE));
  }

  @Test
  void lostMessagesAreNotPassedOverInSilence() {
    Capture capture = open();
    capture.received(begun("resp_1"), true);
    capture.received(" ".repeat(300_000) + done("resp_1", 7), true);
    work();
    capture.received(begun("resp_2"), true);
    capture.received(done("resp_2", 8), true);
    capture.received(done("resp_1", 9), true);
    capture.finish(ExchangeEnd.COMPLETE, null);
    work();
    assertEquals(3, written.records.size());
    assertEquals(8, written.records.get(0).number(RecordField.OUTPUT_TOKENS));
    assertEquals(9, written.records.get(1).number(RecordField.OUTPUT_TOKENS));
    CostRecord lost = written.records.get(2);
    assertTrue(lost.flag(RecordField.PARTIAL));
    assertTrue(lost.flag(RecordField.BILLABLE));
    assertEquals("none", lost.text(RecordField.USAGE_SOURCE));
    assertEquals(1, counters.get(StatusFile.SHED));
    assertEquals(0, counters.get(StatusFile.SWALLOWED_PREFIX + "reader"));
  }

  /** Some taps see that a connection becomes a WebSocket, and nothing of it then. */
  @Test
  void aWebSocketNobodyListensToIsUnmetered() {
    Capture capture =
        meter.begin(
            "other",
            meter.match("api.openai.com", 443, "GET", PATH),
            "GET",
            "api.openai.com",
            443,
            PATH,
            name -> null);
    capture.responseHead(101, name -> name.equals("upgrade") ? "WebSocket" : null, true);
    capture.finish(ExchangeEnd.COMPLETE, null);
    work();
    assertEquals(1, written.records.size());
    CostRecord unmetered = written.records.get(0);
    assertEquals(RecordField.UNMETERED, unmetered.text(RecordField.CALL_TYPE));
    assertEquals("other (WebSocket)", unmetered.text(RecordField.CLIENT));
    assertEquals("openai", unmetered.text(RecordField.PROVIDER));
    assertEquals("t", unmetered.text(RecordField.TEAM));
    assertFalse(unmetered.flag(RecordField.BILLABLE));
  }

  @Test
  void aRefusalIsACallThatFailed() {
    Capture capture =
        meter.begin(
            "test",
            meter.match("api.openai.com", 443, "GET", PATH),
            "GET",
            "api.openai.com",
            443,
            PATH,
            name -> null);
    capture.responseHead(429, name -> null, true);
    capture.finish(ExchangeEnd.COMPLETE, null);
    work();
    CostRecord refused = written.records.get(0);
    assertEquals(429, refused.number(RecordField.HTTP_STATUS));
    assertEquals("429", refused.text(RecordField.ERROR_TYPE));
    assertFalse(refused.flag(RecordField.BILLABLE));
  }

  @Test
  void aConversationThatIsForgottenEndsItsTurn() throws InterruptedException {
    forgotten();
    for (int i = 0; i < 200 && written.records.isEmpty(); i++) {
      System.gc();
      Thread.sleep(10);
      work();
    }
    assertEquals("abandoned", written.records.get(0).text(RecordField.END));
  }

  private void forgotten() {
    open().received(begun("resp_1"), true);
  }
}
