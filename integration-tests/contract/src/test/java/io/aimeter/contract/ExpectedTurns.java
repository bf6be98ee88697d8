package io.aimeter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.fake.BilledTurn;
import java.util.List;
import java.util.stream.Stream;

/** What the ledger must say of one scenario of WebSockets. */
record ExpectedTurns(String scenario, String tap, List<BilledTurn> counted) {
  private static final String GEMINI = "gcp.gemini";

  void check(List<CostRecord> records) {
    switch (scenario) {
      case "foreign" -> assertEquals(List.of(), records);
      case "refused" -> refused(records, 401);
      case "limited" -> refused(records, 429);
      case "unreachable" -> {
        CostRecord only = only(records);
        assertEquals("failed", only.text(RecordField.END));
        assertEquals("java.net.ConnectException", only.text(RecordField.ERROR_TYPE));
        assertFalse(only.flag(RecordField.BILLABLE));
      }
      default -> turns(records);
    }
  }

  private void refused(List<CostRecord> records, long status) {
    CostRecord only = only(records);
    assertEquals(status, only.number(RecordField.HTTP_STATUS));
    assertFalse(only.flag(RecordField.BILLABLE));
    assertEquals("complete", only.text(RecordField.END));
    assertNotNull(only.text(RecordField.ERROR_TYPE));
    assertEquals("realtime", only.text(RecordField.CALL_TYPE));
    assertTrue(only.has(RecordField.KEY_FINGERPRINT));
  }

  private static CostRecord only(List<CostRecord> records) {
    assertEquals(1, records.size(), records::toString);
    return records.get(0);
  }

  private void turns(List<CostRecord> records) {
    List<CostRecord> answered = records.stream().filter(ExpectedTurns::isBilled).toList();
    assertEquals(
        counted.stream().filter(BilledTurn::complete).map(ExpectedTurns::line).sorted().toList(),
        answered.stream().map(ExpectedTurns::line).sorted().toList());
    assertFalse(answered.isEmpty() && !scenario.equals("aborted"), "no turn was billed");
    cutShort(records.stream().filter(each -> !isBilled(each)).toList());
    records.forEach(this::circumstances);
  }

  /** Of a turn that did not end, OpenAI has told the beginning, Gemini nothing. */
  private void cutShort(List<CostRecord> records) {
    Stream<BilledTurn> unended =
        counted.stream().filter(turn -> !turn.complete() && !turn.path().startsWith("/ws/"));
    long failed = scenario.equals("failed") ? 1 : 0;
    assertEquals(unended.count() + failed, records.size(), records::toString);
    for (CostRecord record : records) {
      assertEquals("none", record.text(RecordField.USAGE_SOURCE));
      assertFalse(record.has(RecordField.OUTPUT_TOKENS));
      if (failed > 0) {
        assertEquals("server_error", record.text(RecordField.ERROR_TYPE));
        assertFalse(record.flag(RecordField.BILLABLE));
      } else {
        assertTrue(record.flag(RecordField.PARTIAL));
        assertFalse("complete".equals(record.text(RecordField.END)), record::toString);
      }
    }
  }

  private static boolean isBilled(CostRecord record) {
    return "reported".equals(record.text(RecordField.USAGE_SOURCE));
  }

  private void circumstances(CostRecord record) {
    assertEquals(tap, record.text(RecordField.CLIENT));
    assertEquals(101, record.number(RecordField.HTTP_STATUS));
    assertEquals("contract", record.text(RecordField.TEAM));
    assertEquals("req_live", record.text(RecordField.REQUEST_ID));
    assertEquals("cdef", record.text(RecordField.KEY_HINT));
    if (scenario.equals("pieces")) {
      assertEquals("another", record.text(RecordField.URL_MODEL));
      assertEquals(scenario, record.text(RecordField.REQUEST_MODEL)); // as sent, in pieces
    }
    boolean spoken = record.text(RecordField.CALL_TYPE).equals("audio_transcription");
    assertEquals(spoken ? "audio_transcription" : "realtime", record.text(RecordField.CALL_TYPE));
    assertEquals(!spoken, record.has(RecordField.DURATION), record::toString);
    if (!spoken) {
      long duration = record.number(RecordField.DURATION);
      long first = record.number(RecordField.TIME_TO_FIRST_BYTE);
      assertTrue(first >= 0 && first <= duration, record::toString);
    }
  }

  private static String line(BilledTurn turn) {
    return String.join(
        " ",
        turn.kind(),
        turn.path().startsWith("/ws/") ? "-" : turn.id(),
        turn.model(),
        "uncached " + turn.uncached() + " read " + turn.cacheRead(),
        "audio " + turn.audioInput() + " out " + turn.output() + " audio " + turn.audioOutput());
  }

  private static String line(CostRecord record) {
    boolean gemini = GEMINI.equals(record.text(RecordField.PROVIDER));
    return String.join(
        " ",
        record.text(RecordField.CALL_TYPE),
        gemini ? "-" : record.text(RecordField.RESPONSE_ID),
        record.text(gemini ? RecordField.REQUEST_MODEL : RecordField.RESPONSE_MODEL),
        "uncached "
            + record.number(RecordField.UNCACHED_INPUT_TOKENS)
            + " read "
            + record.number(RecordField.CACHE_READ_TOKENS, 0),
        "audio "
            + record.number(RecordField.AUDIO_INPUT_TOKENS, 0)
            + " out "
            + record.number(RecordField.OUTPUT_TOKENS)
            + " audio "
            + record.number(RecordField.AUDIO_OUTPUT_TOKENS, 0));
  }
}
