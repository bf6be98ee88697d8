package io.aimeter.replay;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compares what is expected of an exchange with the rows the ledger holds for it. */
final class Comparison {
  private final String id;
  private final JsonNode expected;

  /** Several calls in one exchange: it may have no one model. */
  private final boolean batchResult;

  private final Set<String> uncertain = new HashSet<>();
  private final List<Mismatch> mismatches = new ArrayList<>();

  private Comparison(String id, JsonNode expected) {
    this.id = id;
    this.expected = expected;
    this.batchResult = expected.path("call_type").asText().equals("batch_result");
    expected.path("extra").path("uncertain").forEach(name -> uncertain.add(name.asText()));
  }

  /**
   * Every field that differs; none where all agree.
   *
   * @param rows the ledger's rows of the exchange: exactly one that stands for it, and one a
   *     further model
   */
  static List<Mismatch> of(String id, JsonNode expected, List<LedgerRow> rows) {
    Comparison comparison = new Comparison(id, expected);
    List<LedgerRow> own =
        rows.stream().filter(row -> row.number(RecordField.PART) == null).toList();
    if (own.size() != 1) {
      comparison.mismatch("records", 1, own.size());
      return comparison.mismatches;
    }
    if (comparison.batchResult) {
      // Expected are the sums over all lines; the ledger has a row a model, because each has its
      // price.
      comparison.compare(LedgerRow.sumOf(own.get(0), rows));
      return comparison.mismatches;
    }
    comparison.compare(own.get(0));
    comparison.compareFurtherModels(
        rows.stream().filter(row -> row.number(RecordField.PART) != null).toList());
    return comparison.mismatches;
  }

  private void compare(LedgerRow row) {
    for (Expectation field : Expectation.values()) {
      compare(field, row);
    }
    compareError(row);
  }

  private void compare(Expectation field, LedgerRow row) {
    JsonNode value = expected.at("/" + field.path());
    // What only some exchanges state is not asserted for others; any other field that is null must
    // be absent in the ledger too.
    boolean stated = !value.isMissingNode() && !value.isNull();
    if (!stated && (field.isOptional() || (batchResult && field.isModel()))) {
      return;
    }
    if (field.mayBeEstimated() && "estimated".equals(row.text(RecordField.USAGE_SOURCE))) {
      return; // how good estimates are is measured by itself
    }
    Object want = stated ? field.expected(value) : null;
    Object found = field.found(row);
    if (!Objects.equals(want, found)) {
      mismatch(field.path(), want, found);
    }
  }

  private void compareError(LedgerRow row) {
    JsonNode error = expected.path("error");
    String found = Expectation.error(row);
    if (error.isMissingNode() || error.isNull()) {
      if (found != null) {
        mismatch("error", null, found);
      }
      return;
    }
    String want = error.isObject() ? errorName(error) : null;
    if (found == null || (want != null && !want.equals(found))) {
      mismatch("error", error, found);
    }
  }

  private static String errorName(JsonNode error) {
    for (String member : List.of("code", "type")) {
      if (error.path(member).isTextual()) {
        return error.path(member).asText();
      }
    }
    return null;
  }

  private void compareFurtherModels(List<LedgerRow> further) {
    List<String> want = new ArrayList<>();
    for (JsonNode model : expected.path("extra").path("other_models")) {
      want.add(
          model.path("model").asText()
              + " "
              + model.path("input").asLong()
              + "+"
              + model.path("output").asLong());
    }
    List<String> found = new ArrayList<>();
    for (LedgerRow row : further) {
      long input =
          Objects.requireNonNullElse(
              row.sum(
                  UNCACHED_INPUT_TOKENS,
                  RecordField.CACHE_READ_TOKENS,
                  RecordField.CACHE_WRITE_5M_TOKENS,
                  RecordField.CACHE_WRITE_1H_TOKENS),
              0L);
      long output = Objects.requireNonNullElse(row.number(OUTPUT_TOKENS), 0L);
      found.add(Expectation.model(row) + " " + input + "+" + output);
    }
    want.sort(null);
    found.sort(null);
    if (!want.equals(found)) {
      mismatch("extra/other_models", want, found);
    }
  }

  private void mismatch(String field, Object want, Object found) {
    String name = field.startsWith("extra/") ? field.substring("extra/".length()) : field;
    if (!uncertain.contains(name)) {
      mismatches.add(new Mismatch(id, field, String.valueOf(want), String.valueOf(found)));
    }
  }
}
