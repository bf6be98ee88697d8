package io.aimeter.query.reconcile;

import java.time.LocalDate;

/**
 * What was metered and what was billed, of one day, model, or both.
 *
 * @param day UTC; null where days are added up
 * @param model null where models are added up
 * @param calls metered
 * @param metered nano-USD
 * @param billed nano-USD; null where no file says amounts
 * @param meteredTokens of input and output
 * @param billedTokens null where no file counts them
 * @param unpriced metered records without a price
 */
public record Reconciled(
    LocalDate day,
    String model,
    long calls,
    long metered,
    Long billed,
    long meteredTokens,
    Long billedTokens,
    long unpriced) {
  /** Tokens counted by both differ by no more than this: they are the same traffic. */
  private static final double SAME_TOKENS = 0.005;

  private static final double SAME_COST = 0.01;

  /** The part of the bill that nothing metered explains, in nano-USD; null without amounts. */
  public Long unexplained() {
    return billed == null ? null : (Long) (billed - metered);
  }

  /** Why the two differ, as far as the figures tell; empty where they do not. */
  public String why() {
    if (calls == 0) {
      return isBilled() ? "not seen by any agent" : "";
    }
    if (!isBilled()) {
      return "not on the bill";
    }
    if (billedTokens != null && meteredTokens > 0) {
      double more = (double) billedTokens / meteredTokens - 1;
      if (Math.abs(more) > SAME_TOKENS) {
        return more > 0
            ? "more tokens than seen: outside the agent"
            : "more tokens seen than billed";
      }
      return costsAlike() ? "" : "same tokens, another price";
    }
    if (unpriced > 0 && billed > metered) {
      return unpriced + " unpriced here";
    }
    return costsAlike() ? "" : billed > metered ? "outside the agent, or a price" : "a price";
  }

  private boolean isBilled() {
    return (billed != null && billed != 0) || (billedTokens != null && billedTokens != 0);
  }

  private boolean costsAlike() {
    return billed == null || Math.abs(billed - metered) <= SAME_COST * Math.abs(billed);
  }
}
