package io.aimeter.benchmarks;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Random;

/**
 * Records as an agent makes them of an installation's calls in an hour: 12 applications of 5 teams,
 * 2,000 users, 4 models, and in each record what no two have in common: the response's and the
 * request's id, the fingerprint of the request's body, times and tokens. Always the same.
 */
final class RecordMix {
  private static final String[] MODELS = {
    "gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "gpt-4.1-2025-04-14", "o3-2025-04-16"
  };
  private static final String[] TEAMS = {"shop", "search", "support", "risk", "platform"};
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final Random random = new Random(42);
  private final PriceBook prices = PriceBook.bundled();
  private final long endNanos;
  private final long records;

  /** A mix of so many records, the last of them of now. */
  RecordMix(long records) {
    this.records = records;
    this.endNanos = System.currentTimeMillis() * 1_000_000;
  }

  /** The record with this number, from 0; of an instance, with the number of the record there. */
  CostRecord.Builder record(long number, String instance, long sequence) {
    int app = random.nextInt(12);
    String model = MODELS[(int) (random.nextDouble() * random.nextDouble() * MODELS.length)];
    long duration = (long) (8e8 * Math.exp(random.nextGaussian() * 0.7));
    CostRecord.Builder record =
        CostRecord.builder()
            .set(RecordField.INSTANCE, instance)
            .set(RecordField.SEQUENCE, sequence)
            .set(
                RecordField.STARTED_AT,
                (endNanos - HOUR_NANOS + HOUR_NANOS / records * number) / 1_000_000 * 1_000_000)
            .set(RecordField.DURATION, duration)
            .set(RecordField.TIME_TO_FIRST_BYTE, duration - 40_000 - random.nextInt(100_000))
            .set(RecordField.PROVIDER, "openai")
            .set(RecordField.SERVER_ADDRESS, Samples.HOST)
            .set(RecordField.OPERATION, "chat")
            .set(RecordField.CALL_TYPE, "chat")
            .set(RecordField.BILLABLE, true)
            .set(RecordField.REQUEST_MODEL, model.substring(0, model.length() - 11))
            .set(RecordField.RESPONSE_MODEL, model)
            .set(RecordField.SERVICE_TIER, "default")
            .set(RecordField.STREAMING, false)
            .set(RecordField.CLIENT, "jdk")
            .set(RecordField.HTTP_STATUS, 200)
            .set(RecordField.END, "complete")
            .set(RecordField.FINISH_REASON, "stop")
            .set(RecordField.RESPONSE_ID, "chatcmpl-" + text(LETTERS, 29))
            .set(RecordField.REQUEST_ID, "req_" + text(HEX, 32))
            .set(RecordField.REQUEST_FINGERPRINT, text(HEX, 16))
            .set(RecordField.KEY_FINGERPRINT, "001122334455660" + app % 3)
            .set(RecordField.KEY_HINT, "000" + app % 3)
            .set(RecordField.AGENT_VERSION, "0.1.0");
    attribute(record, app);
    count(record);
    prices.quote(record).applyTo(record);
    return record;
  }

  private void attribute(CostRecord.Builder record, int app) {
    record
        .set(RecordField.TEAM, TEAMS[app % TEAMS.length])
        .set(RecordField.TEAM_SOURCE, "property")
        .set(RecordField.APP, "app-" + app)
        .set(RecordField.APP_SOURCE, "property")
        .set(RecordField.FEATURE, "feature-" + random.nextInt(4))
        .set(RecordField.FEATURE_SOURCE, "mdc")
        .set(RecordField.ENVIRONMENT, "prod")
        .set(RecordField.ENVIRONMENT_SOURCE, "environment")
        .set(RecordField.USER, "user-" + random.nextInt(2000))
        .set(RecordField.USER_SOURCE, "mdc");
  }

  private void count(CostRecord.Builder record) {
    record
        .set(RecordField.USAGE_SOURCE, "reported")
        .set(RecordField.PARTIAL, false)
        .set(RecordField.UNCACHED_INPUT_TOKENS, 50 + random.nextInt(2000))
        .set(RecordField.CACHE_READ_TOKENS, random.nextInt(4) == 0 ? 1024 : 0)
        .set(RecordField.OUTPUT_TOKENS, 20 + random.nextInt(600))
        .set(RecordField.REASONING_TOKENS, 0);
  }

  private String text(String alphabet, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return new String(text);
  }
}
