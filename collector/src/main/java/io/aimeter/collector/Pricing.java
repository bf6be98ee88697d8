package io.aimeter.collector;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;

/**
 * Prices records again with the collector's book, which is the newer one. What that book cannot
 * price, and what an agent priced with an overlay that the collector does not have, stays as it is.
 */
public final class Pricing {
  private final PriceBook book;
  private final boolean ownOverlay;

  /**
   * Prices by a book.
   *
   * @param ownOverlay whether it carries an overlay
   */
  public Pricing(PriceBook book, boolean ownOverlay) {
    this.book = book;
    this.ownOverlay = ownOverlay;
  }

  /** The book. */
  public PriceBook book() {
    return book;
  }

  /** The record as the book prices it; the same one where the book says nothing new. */
  public CostRecord priced(CostRecord record) {
    if (RecordField.UNMETERED.equals(record.text(RecordField.CALL_TYPE))) {
      return record; // no call: what its client's calls cost is unknown, not zero
    }
    String version = record.text(RecordField.PRICE_VERSION);
    if (!ownOverlay && version != null && version.indexOf('/') >= 0) {
      return record;
    }
    Quote quote = book.quote(record);
    String before = record.text(RecordField.PRICE_STATE);
    boolean nothingNew =
        quote.state() == PriceState.UNPRICED
            || (quote.state() == PriceState.STATED && !PriceState.UNPRICED.label().equals(before));
    if (nothingNew && before != null) {
      return record;
    }
    CostRecord.Builder priced = record.toBuilder();
    quote.applyTo(priced);
    return priced.build();
  }
}
