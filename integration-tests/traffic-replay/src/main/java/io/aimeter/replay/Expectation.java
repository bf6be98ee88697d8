package io.aimeter.replay;

import static io.aimeter.core.record.RecordField.AUDIO_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.AUDIO_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.BATCH;
import static io.aimeter.core.record.RecordField.BILLABLE;
import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_1H_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.CALL_TYPE;
import static io.aimeter.core.record.RecordField.COUNTED_TOKENS;
import static io.aimeter.core.record.RecordField.ERROR_TYPE;
import static io.aimeter.core.record.RecordField.IMAGES;
import static io.aimeter.core.record.RecordField.IMAGE_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.INFERENCE_GEO;
import static io.aimeter.core.record.RecordField.MEDIA_MILLIS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PAGES;
import static io.aimeter.core.record.RecordField.PROVIDER_COST;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.REQUEST_MODEL;
import static io.aimeter.core.record.RecordField.RESPONSE_MODEL;
import static io.aimeter.core.record.RecordField.SEARCH_UNITS;
import static io.aimeter.core.record.RecordField.SERVICE_TIER;
import static io.aimeter.core.record.RecordField.SUB_MODELS;
import static io.aimeter.core.record.RecordField.TOOL_CALLS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.URL_MODEL;
import static io.aimeter.core.record.RecordField.USAGE_SOURCE;
import static io.aimeter.core.record.RecordField.WEB_FETCH_REQUESTS;
import static io.aimeter.core.record.RecordField.WEB_SEARCH_REQUESTS;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One field of {@code expected} and how the ledger says the same: the table the replay compares by.
 */
enum Expectation {
  INPUT(
      "input",
      row ->
          row.sum(
              UNCACHED_INPUT_TOKENS,
              CACHE_READ_TOKENS,
              CACHE_WRITE_5M_TOKENS,
              CACHE_WRITE_1H_TOKENS)),
  OUTPUT("output", number(OUTPUT_TOKENS)),
  CACHE_READ("cache_read", number(CACHE_READ_TOKENS)),
  CACHE_WRITE("cache_write", row -> row.sum(CACHE_WRITE_5M_TOKENS, CACHE_WRITE_1H_TOKENS)),
  REASONING("reasoning", number(REASONING_TOKENS)),
  USAGE_PRESENT("usage_present", row -> "reported".equals(row.text(USAGE_SOURCE))),
  BILLED("billable", row -> row.flag(BILLABLE)),
  KIND("call_type", text(CALL_TYPE)),
  MODEL("model", Expectation::model),
  MODEL_REQUEST("model_request", text(REQUEST_MODEL)),
  MODEL_RESPONSE("model_response", text(RESPONSE_MODEL)),
  MODEL_URL("model_url", text(URL_MODEL)),
  ESTIMATE_NEEDED(
      "estimate_needed",
      row ->
          row.flag(BILLABLE) && !"reported".equals(row.text(USAGE_SOURCE)) ? (Object) true : null),
  COUNTED("counted_tokens", number(COUNTED_TOKENS)),
  TIER("extra/service_tier", text(SERVICE_TIER)),
  GEO("extra/inference_geo", text(INFERENCE_GEO)),
  WRITE_5M("extra/cache_write_5m", number(CACHE_WRITE_5M_TOKENS)),
  WRITE_1H("extra/cache_write_1h", number(CACHE_WRITE_1H_TOKENS)),
  WEB_SEARCHES("extra/web_search_requests", number(WEB_SEARCH_REQUESTS)),
  WEB_FETCHES("extra/web_fetch_requests", number(WEB_FETCH_REQUESTS)),
  AUDIO_INPUT("extra/audio_input", number(AUDIO_INPUT_TOKENS)),
  AUDIO_OUTPUT("extra/audio_output", number(AUDIO_OUTPUT_TOKENS)),
  IMAGE_INPUT("extra/image_input", number(IMAGE_INPUT_TOKENS)),
  IMAGE_OUTPUT("extra/image_output", number(IMAGE_OUTPUT_TOKENS)),
  IMAGE_COUNT("extra/images", number(IMAGES)),
  SECONDS(
      "extra/audio_seconds",
      row -> row.number(MEDIA_MILLIS) == null ? null : row.number(MEDIA_MILLIS) / 1000),
  SEARCHES("extra/search_units", number(SEARCH_UNITS)),
  DOCUMENT_PAGES("extra/pages", number(PAGES)),
  BY_MODEL("extra/by_model", row -> row.map(SUB_MODELS).isEmpty() ? null : row.map(SUB_MODELS)) {
    /** A list of shares, summed by model. */
    @Override
    Object expected(JsonNode value) {
      Map<String, long[]> sums = new TreeMap<>();
      for (JsonNode share : value) {
        long[] sum = sums.computeIfAbsent(share.path("model").asText(), name -> new long[2]);
        sum[0] += share.path("input").asLong();
        sum[1] += share.path("output").asLong();
      }
      Map<String, String> shares = new TreeMap<>();
      sums.forEach((model, sum) -> shares.put(model, sum[0] + "+" + sum[1]));
      return shares;
    }
  },
  TOOLS(
      "extra/server_tool_calls", row -> row.map(TOOL_CALLS).isEmpty() ? null : row.map(TOOL_CALLS)),
  DISCOUNT("extra/discount", row -> row.flag(BATCH) ? "batch" : null),
  STATED_COST("extra/provider_cost_usd", number(PROVIDER_COST)) {
    @Override
    Object expected(JsonNode value) {
      return new BigDecimal(value.asText())
          .movePointRight(9)
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
  };

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // all are lambdas that capture nothing mutable
  private final Function<LedgerRow, Object> found;

  Expectation(String path, Function<LedgerRow, Object> found) {
    this.path = path;
    this.found = found;
  }

  /** The field's path in {@code expected}, with a slash before a member of {@code extra}. */
  String path() {
    return path;
  }

  /** Whether only exchanges that state it are compared: the ledger does not tell the rest apart. */
  boolean isOptional() {
    return this == ESTIMATE_NEEDED || path.startsWith("extra/");
  }

  /** Whether a row may hold an estimate of it where the provider stated nothing. */
  boolean mayBeEstimated() {
    return this == INPUT || this == OUTPUT;
  }

  /** Whether this is the model that served. */
  boolean isModel() {
    return this == MODEL || this == MODEL_RESPONSE;
  }

  /** What the ledger's row says, comparable with {@link #expected}. */
  Object found(LedgerRow row) {
    return found.apply(row);
  }

  /** The expected value as the ledger would say it. */
  Object expected(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asLong();
    }
    if (value.isNumber()) {
      return (long) value.asDouble();
    }
    if (value.isObject()) {
      Map<String, String> map = new TreeMap<>();
      value.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
      return map;
    }
    if (value.isTextual() && value.asText().isEmpty()) {
      return null; // a record has no empty texts
    }
    return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
  }

  /** The model a call is priced by: the one that served, else the one asked for, else the URL's. */
  static String model(LedgerRow row) {
    for (RecordField field : List.of(RESPONSE_MODEL, REQUEST_MODEL, URL_MODEL)) {
      if (row.text(field) != null) {
        return row.text(field);
      }
    }
    return null;
  }

  /** What the ledger says of an error, or null for none. */
  static String error(LedgerRow row) {
    return row.text(ERROR_TYPE);
  }

  private static Function<LedgerRow, Object> number(RecordField field) {
    return row -> row.number(field);
  }

  private static Function<LedgerRow, Object> text(RecordField field) {
    return row -> row.text(field);
  }
}
