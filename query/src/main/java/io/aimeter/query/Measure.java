package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a report sums up: its name in JSON and CSV, and what a record adds to it. */
public enum Measure {
  /**
   * HTTP exchanges; further records of one exchange count tokens and money only, and connections
   * whose calls nobody saw are none.
   */
  CALLS(
      "calls",
      count(
          RecordField.PART.column()
              + " IS NULL AND "
              + RecordField.CALL_TYPE.column()
              + " IS DISTINCT FROM '"
              + RecordField.UNMETERED
              + "'")),
  /** Calls that ended with an error of the provider or of the wire. */
  ERRORS(
      "errors",
      count(
          RecordField.PART.column()
              + " IS NULL AND ("
              + RecordField.ERROR_TYPE.column()
              + " IS NOT NULL OR "
              + RecordField.HTTP_STATUS.column()
              + " >= 400)")),
  UNCACHED_INPUT(RecordField.UNCACHED_INPUT_TOKENS),
  CACHE_READ(RecordField.CACHE_READ_TOKENS),
  CACHE_WRITE_5M(RecordField.CACHE_WRITE_5M_TOKENS),
  CACHE_WRITE_1H(RecordField.CACHE_WRITE_1H_TOKENS),
  OUTPUT(RecordField.OUTPUT_TOKENS),
  /** Subset of output. */
  REASONING(RecordField.REASONING_TOKENS),
  /** What is paid: FOCUS calls it EffectiveCost. */
  COST(RecordField.COST),
  /** What it would be at list prices, without what was negotiated: FOCUS calls it ListCost. */
  LIST_COST(
      RecordField.LIST_COST.column(),
      "coalesce(" + RecordField.LIST_COST.column() + ", " + RecordField.COST.column() + ")",
      false),
  /**
   * The part of the cost whose tokens aimeter counted itself, because the wire did not say them.
   */
  ESTIMATED_COST(
      "estimated_" + RecordField.COST.column(),
      "CASE WHEN "
          + RecordField.USAGE_SOURCE.column()
          + " = 'estimated' THEN "
          + RecordField.COST.column()
          + " END",
      false),
  /** Calls whose tokens aimeter counted itself. */
  ESTIMATED(
      "estimated_calls",
      count(
          RecordField.PART.column()
              + " IS NULL AND "
              + RecordField.USAGE_SOURCE.column()
              + " = 'estimated'")),
  /** Records that should have a price and have none: their cost is in no sum. */
  UNPRICED("unpriced_records", count(RecordField.PRICE_STATE.column() + " = 'unpriced'")),
  /** Billable calls of which the wire did not say how much was used. */
  WITHOUT_USAGE(
      "calls_without_usage",
      count(
          RecordField.PART.column()
              + " IS NULL AND "
              + RecordField.BILLABLE.column()
              + " AND "
              + RecordField.USAGE_SOURCE.column()
              + " = 'none'")),
  /** Calls whose usage is known to be incomplete. */
  PARTIAL(
      "partial_calls",
      count(RecordField.PART.column() + " IS NULL AND " + RecordField.PARTIAL.column())),
  /** Calls answered in the background: a later look of the same JVM brings their usage, or none. */
  DEFERRED(
      "deferred_calls",
      count(
          RecordField.PART.column()
              + " IS NULL AND "
              + RecordField.USAGE_SOURCE.column()
              + " = 'deferred'")),
  /** Findings of connections to AI providers whose calls are metered by no tap. */
  UNMETERED(
      "unmetered_connections",
      count(RecordField.CALL_TYPE.column() + " = '" + RecordField.UNMETERED + "'"));

  private static final String NANO_USD = "_nano_usd";
  private static final String USD = "usd";

  private final String key;
  private final String ofRecord;
  private final boolean count;

  Measure(RecordField summed) {
    this(summed.column(), summed.column(), false);
  }

  Measure(String key, String counted) {
    this(key, counted, true);
  }

  Measure(String key, String ofRecord, boolean count) {
    this.key = key;
    this.ofRecord = ofRecord;
    this.count = count;
  }

  private static String count(String condition) {
    return "CASE WHEN " + condition + " THEN 1 ELSE 0 END";
  }

  /** Its name in JSON and CSV. */
  public String key() {
    return key;
  }

  /** Whether it is money: nano-USD. */
  public boolean isMoney() {
    return key.endsWith(NANO_USD);
  }

  /** The name in JSON and CSV, which names the currency. */
  public String key(String currency) {
    return isMoney()
        ? key.substring(0, key.length() - USD.length()) + currency.toLowerCase(Locale.ROOT)
        : key;
  }

  /** The name in JSON and CSV of a measure of money as a decimal of a currency. */
  public String keyIn(String currency) {
    return key.substring(0, key.length() - NANO_USD.length())
        + "_"
        + currency.toLowerCase(Locale.ROOT);
  }

  /** Whether it counts records, and so is never unknown. */
  boolean isCount() {
    return count;
  }

  /** The disjoint kinds of tokens; reasoning is within the output. */
  static List<Measure> tokenKinds() {
    return List.of(UNCACHED_INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, OUTPUT);
  }

  /** All tokens of a row, or of sums under the measures' names, as SQL: the disjoint kinds. */
  static String tokens() {
    StringJoiner tokens = new StringJoiner(" + ");
    for (Measure kind : tokenKinds()) {
      tokens.add("coalesce(" + kind.key + ", 0)");
    }
    return tokens.toString();
  }

  /** What a record adds to it, as SQL over the store's columns. */
  String ofRecord() {
    return ofRecord;
  }

  /** The sum over cells, in which it bears its key; see {@link Cells}. */
  String sum() {
    return "sum(" + key + ")::BIGINT AS " + key;
  }
}
