package io.aimeter.contract;

import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_1H_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.CLIENT;
import static io.aimeter.core.record.RecordField.END;
import static io.aimeter.core.record.RecordField.ERROR_TYPE;
import static io.aimeter.core.record.RecordField.FEATURE_SOURCE;
import static io.aimeter.core.record.RecordField.HTTP_STATUS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PROVIDER;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.REQUEST_MODEL;
import static io.aimeter.core.record.RecordField.STREAMING;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.USAGE_SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.fake.Billed;
import java.util.List;
import java.util.Set;

/** What the ledger must hold for a scenario. */
final class Expected {
  private static final String COMPLETE = "complete";
  private static final String FAILED = "failed";

  /** Streams whose usage an agent asks for that is to ask. */
  private static final Set<String> ASKED =
      Set.of(
          "stream",
          "gzip-stream",
          "first-event",
          "one-by-one",
          "async",
          "concurrent",
          "other-option",
          "no-option",
          "null-option",
          "accepts-identity",
          "continued",
          "big",
          "azure",
          "way-string",
          "way-sent-again");

  /** Streams whose usage it must not ask for. */
  private static final Set<String> UNASKED =
      Set.of("says-no", "signed", "accepts-gzip", "azure-old");

  private final String scenario;
  private final Subject subject;
  private final Run run;
  private final List<Billed> counted;

  /**
   * Expectations of a scenario.
   *
   * @param counted the provider's count of the exchanges of this scenario
   */
  Expected(String scenario, Subject subject, Run run, List<Billed> counted) {
    this.scenario = scenario;
    this.subject = subject;
    this.run = run;
    this.counted = counted;
  }

  /** Checks the scenario's records. */
  void check(List<CostRecord> records) {
    if (!subject.caller() && scenario.equals("refused")) {
      assertEquals(List.of(), records); // there was no connection
      return;
    }
    if (!subject.caller() && scenario.equals("abandoned")) {
      identity(only(records)); // the connection reads on, as far as it gets before the JVM ends
      return;
    }
    String kind = scenario.replaceFirst("^h2-", "");
    if (!subject.caller() && kind.equals("cut")) {
      // Not every client tells the application; the connection knows.
      assertEquals(FAILED, only(records).text(END), () -> records.toString());
      identity(only(records));
      return;
    }
    if (readOn(kind, records)) {
      // The run before may have left one like it, which the provider has only now counted.
      assertEquals(
          tokensCounted().stream().distinct().toList(), tokensOf(List.of(only(records))), scenario);
      identity(only(records));
      return;
    }
    switch (kind) {
      case "foreign" -> assertEquals(List.of(), records);
      case "refused", "timeout" -> {
        CostRecord record = only(records);
        assertEquals(FAILED, record.text(END), record::toString);
        assertFalse(record.has(HTTP_STATUS), record::toString);
        assertTrue(record.has(ERROR_TYPE), record::toString);
        assertFalse(record.has(OUTPUT_TOKENS), record::toString);
      }
      // The client may follow or send again by itself: one call, with the last answer.
      case "redirect" -> {
        // Not every client follows, and the body of an answer nobody follows need not be read.
        CostRecord record = only(records);
        assertNotEquals(FAILED, record.text(END), record::toString);
      }
      case "retried", "status-429", "status-500" -> {
        CostRecord record = only(records);
        assertEquals(COMPLETE, record.text(END), record::toString);
      }
      // Apache's client 4.3 takes the end of the connection for the end of the body.
      case "cut", "cancel" -> {
        CostRecord record = only(records);
        assertEquals(
            run.sawException(scenario), !COMPLETE.equals(record.text(END)), record::toString);
        assertNotEquals("reported", record.text(USAGE_SOURCE), record::toString);
      }
      // What the client throws away unread passes no tap, and says so.
      case "early-close", "abandoned", "way-shut-down-in-flight" -> {
        CostRecord record = only(records);
        if (subject.readsAhead() && COMPLETE.equals(record.text(END))) {
          exact(records);
          break;
        }
        assertNotEquals(COMPLETE, record.text(END), record::toString);
        assertNotEquals("reported", record.text(USAGE_SOURCE), record::toString);
      }
      // Apache's clients read what is left below the entity: the exchange was whole, its usage
      // unseen.
      case "way-consumed" ->
          assertNotEquals("reported", only(records).text(USAGE_SOURCE), () -> records.toString());
      // Some clients refuse an encoding that they do not know, after the provider has answered.
      case "brotli-json", "brotli-stream" -> {
        if (run.sawException(scenario)) {
          assertEquals(FAILED, only(records).text(END), () -> records.toString());
        } else {
          exact(records);
        }
      }
      // Jetty's clients pass on a 401 that names no way to authenticate, and then fail; what they
      // have not sent till then they do not send.
      case "status-401" -> {
        if (run.sawException(scenario)) {
          assertEquals("none", only(records).text(USAGE_SOURCE), () -> records.toString());
        } else {
          exact(records);
        }
      }
      default -> exact(records);
    }
    for (CostRecord record : records) {
      identity(record);
    }
    if (subject.asks() && ASKED.contains(scenario.replaceFirst("^h2-", ""))) {
      assertTrue(counted.stream().allMatch(Billed::usageOnWire), () -> scenario + ": " + counted);
    }
    if (subject.asks() && UNASKED.contains(scenario.replaceFirst("^h2-", ""))) {
      assertFalse(counted.stream().anyMatch(Billed::usageOnWire), () -> scenario + ": " + counted);
    }
  }

  /**
   * Whether the client has read what its application no longer wanted, to keep the connection: then
   * it was received whole, as whoever sees connections only will say.
   */
  private boolean readOn(String kind, List<CostRecord> records) {
    return !subject.caller()
        && (kind.equals("cancel") || kind.equals("early-close"))
        && COMPLETE.equals(only(records).text(END));
  }

  private void exact(List<CostRecord> records) {
    assertEquals(tokensCounted(), tokensOf(records), scenario);
    records.forEach(record -> assertEquals(COMPLETE, record.text(END), record::toString));
  }

  private CostRecord only(List<CostRecord> records) {
    assertEquals(1, records.size(), () -> scenario + ": " + records);
    return records.get(0);
  }

  private void identity(CostRecord record) {
    assertEquals(subject.tap(), record.text(CLIENT));
    if (subject.caller()) {
      assertEquals("mdc", record.text(FEATURE_SOURCE));
    }
    String provider = scenario.contains("azure") ? "azure.ai.openai" : "openai";
    provider = scenario.contains("anthropic") ? "anthropic" : provider;
    assertEquals(provider, record.text(PROVIDER));
    boolean unsent = scenario.endsWith("status-401") && run.sawException(scenario);
    if (!scenario.equals("refused") && !(unsent && !record.has(REQUEST_MODEL))) {
      assertEquals(scenario, record.text(REQUEST_MODEL));
    }
    if (run.status(scenario) != null) {
      assertEquals(run.status(scenario), record.number(HTTP_STATUS, -1));
    }
  }

  private List<String> tokensCounted() {
    return counted.stream()
        .map(
            each ->
                each.usageOnWire()
                    ? tokens(
                        each.status(),
                        each.streaming(),
                        each.uncached(),
                        each.cacheRead(),
                        each.cacheWrite5m(),
                        each.cacheWrite1h(),
                        each.output(),
                        each.reasoning())
                    : each.status() + " no usage")
        .sorted()
        .toList();
  }

  private static List<String> tokensOf(List<CostRecord> records) {
    return records.stream()
        .map(
            record ->
                "reported".equals(record.text(USAGE_SOURCE))
                    ? tokens(
                        record.number(HTTP_STATUS),
                        record.flag(STREAMING),
                        record.number(UNCACHED_INPUT_TOKENS),
                        record.number(CACHE_READ_TOKENS),
                        record.number(CACHE_WRITE_5M_TOKENS),
                        record.number(CACHE_WRITE_1H_TOKENS),
                        record.number(OUTPUT_TOKENS),
                        record.number(REASONING_TOKENS))
                    : record.number(HTTP_STATUS) + " no usage")
        .sorted()
        .toList();
  }

  private static String tokens(
      long status,
      boolean streaming,
      long uncached,
      long read,
      long write5m,
      long write1h,
      long output,
      long reasoning) {
    return "%d streaming=%b in=%d read=%d write5m=%d write1h=%d out=%d reasoning=%d"
        .formatted(status, streaming, uncached, read, write5m, write1h, output, reasoning);
  }
}
