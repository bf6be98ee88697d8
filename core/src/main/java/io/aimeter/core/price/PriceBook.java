package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.nio.file.Path;

/** What providers charge. Prices a record from its fields alone, wherever it is. Thread-safe. */
public final class PriceBook {
  private final String version;

  private PriceBook(String version) {
    this.version = version;
  }

  /** The book that aimeter ships; read at the first call. */
  public static PriceBook bundled() {
    return new PriceBook("0");
  }

  /**
   * This book with the user's prices laid over it, field by field.
   *
   * @throws PriceBookException if the file cannot be read or is no price book
   */
  public PriceBook withOverlay(Path file) {
    return new PriceBook(version + "/" + file.getFileName());
  }

  /** What a record keeps as the version of its price. */
  public String version() {
    return version;
  }

  /** What the call of this record cost. */
  public Quote quote(RecordView record) {
    return record.flag(RecordField.BILLABLE)
        ? new Quote(PriceState.UNPRICED, "no price", version)
        : new Quote(PriceState.FREE, "not a billable call", version);
  }
}
