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
final class Pricing {
  private final PriceBook book;
  private final boolean ownOverlay;

  Pricing(PriceBook book, boolean ownOverlay) {
    this.book = book;
    this.ownOverlay = ownOverlay;
  }

  CostRecord priced(CostRecord record) {
    if (RecordField.UNMETERED.equals(record.text(RecordField.CALL_TYPE))) {
      return record; // no call: what its client's calls cost is unknown, not zero
    }
    String version = record.text(RecordField.PRICE_VERSION);
    if (!ownOverlay && version != null && version.indexOf('/') >= 0) {
      return record;
    }
    Quote quote = book.quote(record);
    if (quote.state() == PriceState.UNPRICED && record.has(RecordField.PRICE_STATE)) {
      return record;
    }
    CostRecord.Builder priced = record.toBuilder();
    quote.applyTo(priced);
    return priced.build();
  }
}
