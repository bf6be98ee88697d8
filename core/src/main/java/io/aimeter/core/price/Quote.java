package io.aimeter.core.price;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;

/** What one call cost, and how that was derived. Immutable. */
public final class Quote {
  private final PriceState state;
  private final String reason;
  private final String version;

  Quote(PriceState state, String reason, String version) {
    this.state = state;
    this.reason = reason;
    this.version = version;
  }

  /** Whether there is a cost. */
  public PriceState state() {
    return state;
  }

  /**
   * Sets price state, cost, its parts and the price version on a record, and clears what an earlier
   * quote has set. An unpriced record has no cost, which is not the same as a cost of zero.
   */
  public void applyTo(CostRecord.Builder record) {
    record.clear(RecordField.COST);
    record.set(RecordField.PRICE_STATE, state.label());
    record.set(RecordField.PRICE_VERSION, version);
    if (state == PriceState.FREE) {
      record.set(RecordField.COST, 0);
    }
  }

  /** The derivation, for a person to check: a line for each quantity that was charged. */
  public String explain() {
    return state.label() + ": " + reason;
  }
}
