package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.math.BigDecimal;

/** Multiplies every token price of a call whose record has a certain value. Immutable. */
final class Multiplier {
  private final RecordField field;
  private final String value;
  private final Factor factor;

  Multiplier(RecordField field, String value, BigDecimal by) {
    this.field = field;
    this.value = value;
    this.factor = new Factor(field.column() + "=" + value, by);
  }

  boolean appliesTo(RecordView record) {
    return value.equals(record.text(field));
  }

  RecordField field() {
    return field;
  }

  Factor factor() {
    return factor;
  }
}
