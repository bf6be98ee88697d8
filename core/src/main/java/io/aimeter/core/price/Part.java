package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;

/** The parts a cost is told in; they sum exactly to the total. */
enum Part {
  INPUT(RecordField.INPUT_COST),
  CACHE_READ(RecordField.CACHE_READ_COST),
  CACHE_WRITE(RecordField.CACHE_WRITE_COST),
  OUTPUT(RecordField.OUTPUT_COST),
  OTHER(RecordField.OTHER_COST);

  private final RecordField field;

  Part(RecordField field) {
    this.field = field;
  }

  RecordField field() {
    return field;
  }
}
