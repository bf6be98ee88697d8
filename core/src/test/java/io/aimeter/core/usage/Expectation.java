package io.aimeter.core.usage;

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
import static io.aimeter.core.record.RecordField.FINISH_REASON;
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
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares what was read with the {@code expected} member of a recorded exchange. */
final class Expectation {
  private final JsonNode expected;
  private final RecordedExchange.Read read;
  private final CostRecord record;
  private final Set<String> uncertain = new HashSet<>();
  private final List<String> mismatches = new ArrayList<>();

  private Expectation(JsonNode expected, RecordedExchange.Read read) {
    this.expected = expected;
    this.read = read;
    this.record = read.main();
    expected.path("extra").path("uncertain").forEach(name -> uncertain.add(name.asText()));
  }

  /** A line for each field that differs; fields the recording calls uncertain are left out. */
  static List<String> mismatches(RecordedExchange exchange, RecordedExchange.Read read) {
    Expectation expectation = new Expectation(exchange.expected(), read);
    expectation.compare();
    return expectation.mismatches.stream().map(line -> exchange.id() + " " + line).toList();
  }

  private void compare() {
    same("input", input(record));
    same("output", number(record, OUTPUT_TOKENS));
    same("cache_read", number(record, CACHE_READ_TOKENS));
    same("cache_write", cacheWrite(record));
    same("reasoning", number(record, REASONING_TOKENS));
    same("counted_tokens", number(record, COUNTED_TOKENS));
    same("usage_present", "reported".equals(record.text(USAGE_SOURCE)));
    same("billable", record.flag(BILLABLE));
    same("call_type", record.text(CALL_TYPE));
    same("model_request", record.text(REQUEST_MODEL));
    same("model_url", record.text(URL_MODEL));
    if (!expected.path("call_type").asText().equals("batch_result")) {
      // Several calls in one may have no one model; we name the first line's.
      same("model_response", record.text(RESPONSE_MODEL));
      same("model", model());
    }
    error(expected.path("error"));
    if (expected.path("estimate_needed").asBoolean()) {
      check("estimate_needed", "none", record.text(USAGE_SOURCE));
    }
    expected.path("extra").properties().forEach(e -> extra(e.getKey(), e.getValue()));
  }

  /** By its name; a number is none, and some providers send nothing but a message. */
  private void error(JsonNode error) {
    JsonNode code = error.path("code");
    String type = error.path("type").asText(null);
    String name = code.isTextual() ? code.asText() : "null".equals(type) ? null : type;
    if (name != null || !error.isObject()) {
      check("error", name, record.text(ERROR_TYPE));
    } else {
      check("error", true, record.has(ERROR_TYPE));
    }
  }

  private void extra(String name, JsonNode value) {
    switch (name) {
      case "service_tier", "serviceTier" -> check(name, value.asText(), record.text(SERVICE_TIER));
      case "inference_geo" -> check(name, value.asText(), record.text(INFERENCE_GEO));
      case "cache_write_5m" -> number(name, value, CACHE_WRITE_5M_TOKENS);
      case "cache_write_1h" -> number(name, value, CACHE_WRITE_1H_TOKENS);
      case "web_search_requests", "grounding_queries" -> number(name, value, WEB_SEARCH_REQUESTS);
      case "web_fetch_requests" -> number(name, value, WEB_FETCH_REQUESTS);
      case "audio_input" -> number(name, value, AUDIO_INPUT_TOKENS);
      case "audio_output" -> number(name, value, AUDIO_OUTPUT_TOKENS);
      case "image_input" -> number(name, value, IMAGE_INPUT_TOKENS);
      case "image_output" -> number(name, value, IMAGE_OUTPUT_TOKENS);
      case "images" -> number(name, value, IMAGES);
      case "pages" -> number(name, value, PAGES);
      case "search_units" -> number(name, value, SEARCH_UNITS);
      case "by_model" -> byModel(value);
      case "text_input" ->
          check(
              name,
              value.asLong(),
              orZero(input(record))
                  - record.number(AUDIO_INPUT_TOKENS)
                  - record.number(IMAGE_INPUT_TOKENS));
      case "audio_seconds" -> check(name, value.asLong() * 1000, number(record, MEDIA_MILLIS));
      case "provider_cost_usd" ->
          check(
              name,
              new BigDecimal(value.asText())
                  .movePointRight(9)
                  .setScale(0, RoundingMode.HALF_EVEN)
                  .longValueExact(),
              number(record, PROVIDER_COST));
      case "discount" -> check(name, value.asText().equals("batch"), record.flag(BATCH));
      case "server_tool_calls" ->
          value
              .properties()
              .forEach(
                  e ->
                      check(
                          name + "." + e.getKey(),
                          e.getValue().asText(),
                          record.map(TOOL_CALLS).get(e.getKey())));
      case "other_models" -> otherModels(value);
      case "status" -> check(name, true, !"completed".equals(record.text(FINISH_REASON)));
      // Said in words, or not a quantity of the record.
      case "rule", "anomaly", "uncertain", "items", "batch_status", "basis", "total" -> {}
      case "tokens_input", "tokens_output", "cached_tokens", "image_tokens" -> {}
      case "tool_use_prompt", "document_input", "video_input", "trafficType", "source" -> {}
      case "body_input", "body_output", "native_input", "native_output" -> {}
      default -> mismatches.add("extra." + name + ": the test knows no field for it");
    }
  }

  private void byModel(JsonNode shares) {
    Map<String, long[]> sums = new TreeMap<>();
    for (JsonNode share : shares) {
      long[] sum = sums.computeIfAbsent(share.get("model").asText(), name -> new long[2]);
      sum[0] += share.get("input").asLong();
      sum[1] += share.get("output").asLong();
    }
    Map<String, String> wanted = new TreeMap<>();
    sums.forEach((model, sum) -> wanted.put(model, sum[0] + "+" + sum[1]));
    check("by_model", wanted, record.map(SUB_MODELS));
  }

  private void otherModels(JsonNode models) {
    check("other_models", models.size(), read.further().size());
    for (int i = 0; i < Math.min(models.size(), read.further().size()); i++) {
      JsonNode other = models.get(i);
      CostRecord found = read.further().get(i);
      check("other_models.model", other.get("model").asText(), found.text(RESPONSE_MODEL));
      check("other_models.input", other.get("input").asLong(), input(found));
      check("other_models.output", other.get("output").asLong(), number(found, OUTPUT_TOKENS));
      check(
          "other_models.cache_read",
          other.get("cache_read").asLong(),
          number(found, CACHE_READ_TOKENS));
      check("other_models.cache_write", other.get("cache_write").asLong(), cacheWrite(found));
    }
  }

  private String model() {
    String served = record.text(RESPONSE_MODEL);
    if (served != null) {
      return served;
    }
    return record.has(REQUEST_MODEL) ? record.text(REQUEST_MODEL) : record.text(URL_MODEL);
  }

  private static Long input(RecordView record) {
    Long written = cacheWrite(record);
    return record.has(UNCACHED_INPUT_TOKENS)
        ? record.number(UNCACHED_INPUT_TOKENS)
            + record.number(CACHE_READ_TOKENS)
            + (written == null ? 0 : written)
        : null;
  }

  private static long orZero(Long value) {
    return value == null ? 0 : value;
  }

  private static Long cacheWrite(RecordView record) {
    return record.has(CACHE_WRITE_5M_TOKENS) || record.has(CACHE_WRITE_1H_TOKENS)
        ? record.number(CACHE_WRITE_5M_TOKENS) + record.number(CACHE_WRITE_1H_TOKENS)
        : null;
  }

  private static Long number(RecordView record, RecordField field) {
    return record.has(field) ? record.number(field) : null;
  }

  private void number(String name, JsonNode value, RecordField field) {
    check(name, value.asLong(), number(record, field));
  }

  private void same(String name, Object found) {
    JsonNode value = expected.path(name);
    Object wanted =
        value.isNumber()
            ? (Object) value.asLong()
            : value.isBoolean() ? (Object) value.asBoolean() : value.asText(null);
    check(name, "null".equals(wanted) || "".equals(wanted) ? null : wanted, found);
  }

  private void check(String name, Object wanted, Object found) {
    if (!uncertain.contains(name) && !Objects.equals(wanted, found)) {
      mismatches.add(name + ": expected " + wanted + ", found " + found);
    }
  }
}
