package io.aimeter.core.price;

import java.math.BigDecimal;

/** Something that multiplies a price, and what it is. Immutable. */
final class Factor {
  private final String name;
  private final BigDecimal by;

  Factor(String name, BigDecimal by) {
    this.name = name;
    this.by = by;
  }

  String name() {
    return name;
  }

  BigDecimal by() {
    return by;
  }
}
