package io.aimeter.organisation;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes the records of a call as an agent would have written them. */
final class Calls {
  private static final String AGENT = "0.1.0";
  private static final int BYTES_A_TOKEN = 4;
  private static final long NANOS = 1_000_000_000L;

  private final RandomGenerator random;
  private final Instant until;
  private final PriceBook book = PriceBook.bundled();
  private final Map<String, long[]> sequences = new HashMap<>();
  private final Map<Feature, long[]> pools = new HashMap<>();

  Calls(RandomGenerator random, Instant until) {
    this.random = random;
    this.until = until;
  }

  /** One call, which a timeout of the application's makes two records. */
  void make(Feature feature, Instant moment, double tokens, Consumer<CostRecord> to) {
    CostRecord.Builder call = call(feature, moment);
    String fingerprint = fingerprint(feature);
    call.set(RecordField.REQUEST_FINGERPRINT, fingerprint);
    long input = tokens(feature.input * tokens, feature.inputSpread);
    long output = tokens(feature.output, feature.outputSpread);
    if (feature.timesOut > 0 && random.nextDouble() < feature.timesOut) {
      used(feature, call, input, output / 2);
      call.set(RecordField.HTTP_STATUS, 200)
          .set(RecordField.END, "cancelled")
          .set(RecordField.PARTIAL, true)
          .set(RecordField.STREAMING, true)
          .set(RecordField.DURATION, 20 * NANOS)
          .set(RecordField.ERROR_TYPE, "java.util.concurrent.TimeoutException");
      to.accept(priced(call));
      call =
          call(feature, moment.plus(Duration.ofSeconds(21)))
              .set(RecordField.ATTEMPT, 2)
              .set(RecordField.REQUEST_FINGERPRINT, fingerprint);
    }
    double fate = random.nextDouble();
    if (fate < feature.fails) {
      failed(call);
    } else {
      answered(feature, call, input, output, fate);
    }
    to.accept(priced(call));
  }

  /** The model it called then. */
  private Model model(Feature feature, CostRecord.Builder call) {
    Instant moved = until.minus(Duration.ofDays(feature.movedBefore));
    long moment = call.number(RecordField.STARTED_AT);
    return moment < moved.getEpochSecond() * NANOS ? feature.before : feature.model;
  }

  private CostRecord.Builder call(Feature feature, Instant moment) {
    Feature.App app = feature.app;
    Feature.Key key = feature.key == null ? app.key() : feature.key;
    String instance = app.name() + "-" + moment.atZone(ZoneOffset.UTC).getMonthValue();
    CostRecord.Builder call =
        CostRecord.builder()
            .set(RecordField.INSTANCE, instance)
            .set(
                RecordField.SEQUENCE, ++sequences.computeIfAbsent(instance, none -> new long[1])[0])
            .set(RecordField.STARTED_AT, moment.getEpochSecond() * NANOS + moment.getNano())
            .set(RecordField.PROVIDER, feature.model.provider())
            .set(RecordField.SERVER_ADDRESS, feature.model.server())
            .set(RecordField.OPERATION, feature.model.isEmbedding() ? "embeddings" : "chat")
            .set(RecordField.CALL_TYPE, feature.model.isEmbedding() ? "embedding" : "chat")
            .set(RecordField.CLIENT, "okhttp")
            .set(RecordField.AGENT_VERSION, AGENT)
            .set(RecordField.KEY_FINGERPRINT, key.fingerprint())
            .set(RecordField.KEY_HINT, key.hint())
            .set(RecordField.TEAM, app.team())
            .set(RecordField.COST_CENTER, app.costCenter())
            .set(RecordField.APP, app.name())
            .set(RecordField.APP_SOURCE, "property")
            .set(RecordField.FEATURE, feature.name)
            .set(RecordField.FEATURE_SOURCE, feature.source.label())
            .set(
                RecordField.ENVIRONMENT,
                random.nextDouble() < feature.staging ? "staging" : "production")
            .set(RecordField.ENVIRONMENT_SOURCE, "environment");
    if (app.team() != null) {
      call.set(RecordField.TEAM_SOURCE, "property").set(RecordField.COST_CENTER_SOURCE, "property");
    }
    call.set(RecordField.REQUEST_MODEL, model(feature, call).asked());
    LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
    if (feature.users > 0 && day.isBefore(feature.usersUntil)) {
      call.set(RecordField.USER, "u" + random.nextInt(feature.users))
          .set(RecordField.USER_SOURCE, "mdc");
    }
    if (!feature.model.isEmbedding()) {
      call.set(RecordField.MAX_TOKENS_SET, feature.limited);
    }
    call.put(RecordField.TAGS, "release", app.release(moment));
    return call.put(RecordField.TAG_SOURCES, "release", "property");
  }

  private void failed(CostRecord.Builder call) {
    boolean limited = random.nextBoolean();
    call.set(RecordField.HTTP_STATUS, limited ? 429 : 500)
        .set(RecordField.ERROR_TYPE, limited ? "rate_limit_exceeded" : "server_error")
        .set(RecordField.BILLABLE, false)
        .set(RecordField.END, "complete")
        .set(RecordField.USAGE_SOURCE, "none")
        .set(RecordField.DURATION, 300_000_000L);
  }

  private void answered(
      Feature feature, CostRecord.Builder call, long input, long output, double fate) {
    boolean left = fate > 1 - feature.leaves;
    boolean cut = !left && fate > 1 - feature.leaves - feature.truncated;
    used(feature, call, input, output);
    call.set(RecordField.HTTP_STATUS, 200).set(RecordField.END, left ? "cancelled" : "complete");
    long first = 200_000_000L + random.nextInt(900_000_000);
    call.set(RecordField.TIME_TO_FIRST_BYTE, first)
        .set(RecordField.DURATION, first + output * 12_000_000L);
    if (!feature.model.isEmbedding()) {
      call.set(RecordField.STREAMING, left || random.nextDouble() < feature.streaming)
          .set(RecordField.FINISH_REASON, cut ? "length" : "stop");
    }
  }

  private void used(Feature feature, CostRecord.Builder call, long input, long output) {
    call.set(RecordField.RESPONSE_MODEL, model(feature, call).served())
        .set(RecordField.BILLABLE, true)
        .set(RecordField.USAGE_SOURCE, "reported")
        .set(RecordField.SERVICE_TIER, feature.tier);
    if (feature.batch) {
      call.set(RecordField.BATCH, true);
    }
    boolean cached = feature.prefix > 0 && random.nextDouble() < feature.cached;
    call.set(RecordField.UNCACHED_INPUT_TOKENS, input + (cached ? 0 : feature.prefix));
    if (cached) {
      call.set(RecordField.CACHE_READ_TOKENS, feature.prefix);
    }
    if (!feature.model.isEmbedding()) {
      call.set(RecordField.OUTPUT_TOKENS, output);
      prompt(feature, call, input);
    }
  }

  /** The beginnings of the prompt, as far as all calls have them in common, and beyond. */
  private void prompt(Feature feature, CostRecord.Builder call, long input) {
    long common = (long) BYTES_A_TOKEN * feature.prefix;
    long bytes = common + BYTES_A_TOKEN * input;
    call.set(RecordField.PROMPT_BYTES, bytes);
    for (int length = 4096; length <= Math.min(bytes, 65_536); length *= 2) {
      long hash = length <= common ? 31L * length + feature.name.hashCode() : random.nextLong();
      call.put(RecordField.PROMPT_PREFIXES, Integer.toString(length), "%016x".formatted(hash));
    }
  }

  private CostRecord priced(CostRecord.Builder call) {
    book.quote(call).applyTo(call);
    return call.build();
  }

  private long tokens(double median, double spread) {
    return median == 0 ? 0 : 1 + (long) (median * Math.exp(spread * random.nextGaussian()));
  }

  /** Of one of the requests before, or of a new one. */
  private String fingerprint(Feature feature) {
    long[] pool = pools.computeIfAbsent(feature, none -> new long[feature.pool]);
    int at = random.nextInt(feature.pool);
    if (pool[at] == 0 || random.nextDouble() >= feature.repeats) {
      pool[at] = random.nextLong();
    }
    return "%016x".formatted(pool[at]);
  }
}
