package io.aimeter.core.price;

import java.util.Locale;

/** Whether a record has a cost. */
public enum PriceState {
  /** The cost is known. */
  PRICED,
  /** The provider charges nothing: the cost is zero. */
  FREE,
  /** The book has no price, but the provider said what it charged: that is the cost. */
  STATED,
  /** Something was charged that the book has no price for, or whose quantity is not known. */
  UNPRICED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name as records keep it. */
  public String label() {
    return label;
  }
}
