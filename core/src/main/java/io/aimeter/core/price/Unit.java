package io.aimeter.core.price;

import java.math.BigDecimal;

/** What a price is for, and how many nano-USD one counted thing costs at a price of one USD. */
public enum Unit {
  /** A million tokens; tokens are counted. */
  MILLION_TOKENS("1000", " per million tokens"),
  /** One piece; pieces are counted. */
  PIECE("1000000000", " each"),
  /** A second; milliseconds are counted. */
  SECOND("1000000", " per 1000 ms");

  private final BigDecimal nanos;
  private final String label;

  Unit(String nanos, String label) {
    this.nanos = new BigDecimal(nanos);
    this.label = label;
  }

  BigDecimal nanos() {
    return nanos;
  }

  String label() {
    return label;
  }
}
