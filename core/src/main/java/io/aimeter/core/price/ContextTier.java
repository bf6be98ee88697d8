package io.aimeter.core.price;

import java.util.Map;

/** The token prices of a call whose whole prompt is longer than a threshold. Immutable. */
final class ContextTier {
  private final long aboveInputTokens;
  private final Map<Kind, Rate> rates;

  ContextTier(long aboveInputTokens, Map<Kind, Rate> rates) {
    this.aboveInputTokens = aboveInputTokens;
    this.rates = rates;
  }

  /**
   * A prompt of more tokens than these, cache reads and writes included, is priced by this tier.
   */
  long aboveInputTokens() {
    return aboveInputTokens;
  }

  /** The prices that differ from those of the tier below; the others stay. */
  Map<Kind, Rate> rates() {
    return rates;
  }
}
