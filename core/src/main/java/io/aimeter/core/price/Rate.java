package io.aimeter.core.price;

import java.math.BigDecimal;

/** A price in USD for one unit, and where it is from. Immutable. */
final class Rate {
  private final BigDecimal usd;
  private final String source;

  Rate(BigDecimal usd, String source) {
    this.usd = usd;
    this.source = source;
  }

  BigDecimal usd() {
    return usd;
  }

  /** Who says so, and when that was looked up. */
  String source() {
    return source;
  }
}
