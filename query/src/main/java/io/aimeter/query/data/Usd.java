package io.aimeter.query.data;

import java.math.BigDecimal;

/** Money as machines read it. */
public final class Usd {
  private static final int NANO_DIGITS = 9;

  private Usd() {}

  /** Nano-USD as exact decimal USD: {@code 0.000150000}. */
  public static String decimal(long nano) {
    return BigDecimal.valueOf(nano, NANO_DIGITS).toPlainString();
  }
}
