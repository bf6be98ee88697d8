package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.math.BigDecimal;

/**
 * Multiplies every token price of a call whose record has a certain value, or one with a certain
 * ending: {@code *-aiplatform.googleapis.com}. Immutable.
 */
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
    String of = record.text(field);
    return of != null
        && (value.charAt(0) == '*'
            ? of.regionMatches(
                of.length() - value.length() + 1, value, 1, Math.max(1, value.length() - 1))
            : value.equals(of));
  }

  RecordField field() {
    return field;
  }

  Factor factor() {
    return factor;
  }
}
