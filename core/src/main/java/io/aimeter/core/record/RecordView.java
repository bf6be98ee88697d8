package io.aimeter.core.record;

import java.util.Map;

/** Read access to the fields of a record, finished or in the making. */
public interface RecordView {

  /** Whether the field has a value. */
  boolean has(RecordField field);

  /** The value of a numeric field, or {@code otherwise} where it is absent. */
  long number(RecordField field, long otherwise);

  /** The value of a text field, or null where it is absent. */
  String text(RecordField field);

  /** The entries of a map field in key order; empty where it is absent. Not to be modified. */
  Map<String, String> map(RecordField field);

  /**
   * The value of a numeric field, or 0 where it is absent: for sums, where unknown adds nothing.
   */
  default long number(RecordField field) {
    return number(field, 0);
  }

  /** Whether a flag is present and set. */
  default boolean flag(RecordField field) {
    return number(field, 0) != 0;
  }

  /** The model that served; else the one asked for; else the one in the URL; or null. */
  default String model() {
    String served = text(RecordField.RESPONSE_MODEL);
    String asked = served == null ? text(RecordField.REQUEST_MODEL) : served;
    return asked == null ? text(RecordField.URL_MODEL) : asked;
  }
}
