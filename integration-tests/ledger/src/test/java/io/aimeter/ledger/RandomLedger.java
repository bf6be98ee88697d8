package io.aimeter.ledger;

import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random records of the weeks around the changes of the clocks in both hemispheres, written by the
 * collector's store in random batches, some of them merged and sealed.
 */
final class RandomLedger {
  static final Instant SINCE = Instant.parse("2026-10-02T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2026-11-09T00:00:00Z");

  /** Moments at which clocks change: Lord Howe, Chatham, Berlin, New York and St. John's. */
  private static final List<Instant> CHANGES =
      List.of(
          Instant.parse("2026-10-03T15:30:00Z"),
          Instant.parse("2026-09-26T14:00:00Z"),
          Instant.parse("2026-10-25T01:00:00Z"),
          Instant.parse("2026-11-01T06:00:00Z"),
          Instant.parse("2026-11-01T04:30:00Z"));

  private static final List<RecordField> TOKENS =
      List.of(
          RecordField.UNCACHED_INPUT_TOKENS,
          RecordField.CACHE_READ_TOKENS,
          RecordField.CACHE_WRITE_5M_TOKENS,
          RecordField.CACHE_WRITE_1H_TOKENS,
          RecordField.OUTPUT_TOKENS,
          RecordField.REASONING_TOKENS);

  private static final Map<RecordField, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry(RecordField.TEAM, List.of("a", "b", "", "ü \"q\", x")),
          Map.entry(RecordField.APP, List.of("shop", "search")),
          Map.entry(RecordField.FEATURE, List.of("f1", "f2", "f3")),
          Map.entry(RecordField.RESPONSE_MODEL, List.of("m1", "m2")),
          Map.entry(RecordField.REQUEST_MODEL, List.of("m1", "m3")),
          Map.entry(RecordField.PROVIDER, List.of("openai", "anthropic")),
          Map.entry(RecordField.ENVIRONMENT, List.of("prod", "test")),
          Map.entry(RecordField.COST_CENTER, List.of("4711", "4712")),
          Map.entry(RecordField.CALL_TYPE, List.of("chat", "embedding", RecordField.UNMETERED)),
          Map.entry(RecordField.USER, List.of("u1", "u2", "u3")),
          Map.entry(RecordField.CLIENT, List.of("jdk", "okhttp")),
          Map.entry(RecordField.SERVER_ADDRESS, List.of("api.openai.com")),
          Map.entry(RecordField.KEY_HINT, List.of("abcd")),
          Map.entry(RecordField.KEY_FINGERPRINT, List.of("f00", "ba4")),
          Map.entry(RecordField.USAGE_SOURCE, List.of("reported", "estimated", "none")),
          Map.entry(RecordField.PRICE_STATE, List.of("priced", "unpriced", "free")));

  private final Random random;
  private final Path root;
  private final List<CostRecord> records = new ArrayList<>();

  RandomLedger(Path root, long seed) throws Exception {
    this.random = new Random(seed);
    this.root = root;
    int stores = 1 + random.nextInt(2);
    for (int store = 0; store < stores; store++) {
      write("w" + store);
    }
  }

  Path root() {
    return root;
  }

  /** The records that a report of the whole time counts. */
  List<CostRecord> records() {
    return records.stream()
        .filter(record -> !start(record).isBefore(SINCE) && start(record).isBefore(UNTIL))
        .toList();
  }

  static Instant start(CostRecord record) {
    long micros = record.number(RecordField.STARTED_AT) / 1000;
    return Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1000);
  }

  private void write(String writer) throws Exception {
    try (Store store = new Store(Layout.stores(root).resolve(writer))) {
      long sequence = 0;
      for (int batches = 1 + random.nextInt(35); batches > 0; batches--) {
        Batch batch = new Batch(100);
        for (int n = random.nextInt(8); n >= 0; n--) {
          CostRecord record = record(writer, ++sequence);
          records.add(record);
          batch.add(record);
        }
        store.commit(batch, source -> true);
      }
      while (random.nextBoolean() && store.tidy(Instant.parse("2026-10-26T12:00:00Z"))) {
        Thread.sleep(1);
      }
    }
  }

  private CostRecord record(String instance, long sequence) {
    Instant start = moment();
    CostRecord.Builder record =
        CostRecord.builder()
            .set(RecordField.INSTANCE, instance)
            .set(RecordField.SEQUENCE, sequence)
            .set(RecordField.STARTED_AT, nanos(start));
    TEXTS.forEach(
        (field, texts) -> {
          if (random.nextInt(4) > 0) {
            record.set(field, texts.get(random.nextInt(texts.size())));
          }
        });
    for (RecordField field : TOKENS) {
      if (random.nextInt(5) > 0) {
        record.set(field, random.nextInt(3) == 0 ? 0 : random.nextInt(2_000_000));
      }
    }
    if (random.nextInt(6) > 0) {
      record.set(RecordField.COST, random.nextLong(1L << (1 + random.nextInt(45))));
      if (random.nextInt(3) == 0) {
        record.set(RecordField.LIST_COST, random.nextLong(1L << 45));
      }
    }
    if (random.nextInt(5) == 0) {
      record.set(RecordField.PART, 1);
    }
    if (random.nextBoolean()) {
      record.set(RecordField.HTTP_STATUS, random.nextBoolean() ? 200 : 429);
    }
    if (random.nextBoolean()) {
      record.put(RecordField.TAGS, "tenant", "t" + random.nextInt(3));
      record.put(RecordField.TAGS, "release", "of day " + start.getEpochSecond() / 86_400);
    }
    return record.build();
  }

  private Instant moment() {
    if (random.nextBoolean()) {
      // Within half a day of a change, often at the very microsecond or one beside it.
      Instant change = CHANGES.get(random.nextInt(CHANGES.size()));
      return random.nextBoolean()
          ? change.plusNanos(1000L * (random.nextInt(3) - 1))
          : change.plusSeconds(random.nextInt(86_400) - 43_200);
    }
    long span = Duration.between(SINCE, UNTIL).toSeconds();
    return SINCE.plusSeconds(random.nextLong(span)).plusNanos(1000L * random.nextInt(1_000_000));
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
