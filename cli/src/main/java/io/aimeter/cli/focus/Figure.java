package io.aimeter.cli.focus;

import java.math.BigDecimal;

/** Numbers as FOCUS wants them. */
final class Figure {
  private Figure() {}

  /** Without exponent, without zeros at the end. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
