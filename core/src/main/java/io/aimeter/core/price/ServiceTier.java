package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The token prices of a service tier: a factor on the standard ones, and prices of its own where
 * the factor does not give them. Immutable.
 */
final class ServiceTier {
  private final Factor factor;
  private final Map<Kind, Rate> rates;

  ServiceTier(String name, BigDecimal multiplier, Map<Kind, Rate> rates) {
    this.factor = multiplier == null ? null : new Factor(name, multiplier);
    this.rates = rates;
  }

  /** What multiplies the prices not named in {@link #rates}; null where those are not known. */
  Factor factor() {
    return factor;
  }

  Map<Kind, Rate> rates() {
    return rates;
  }
}
