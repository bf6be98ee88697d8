package io.aimeter.core.attribution;

import io.aimeter.core.config.Key;
import io.aimeter.core.record.RecordField;

/** The dimensions a call is attributed to, one row each; free tags come beside them. */
public enum Dimension {
  TEAM(Key.TEAM, RecordField.TEAM, RecordField.TEAM_SOURCE),
  COST_CENTER(Key.COST_CENTER, RecordField.COST_CENTER, RecordField.COST_CENTER_SOURCE),
  APP(Key.APP, RecordField.APP, RecordField.APP_SOURCE),
  FEATURE(Key.FEATURE, RecordField.FEATURE, RecordField.FEATURE_SOURCE),
  ENVIRONMENT(Key.ENVIRONMENT, RecordField.ENVIRONMENT, RecordField.ENVIRONMENT_SOURCE),
  USER(Key.USER, RecordField.USER, RecordField.USER_SOURCE);

  private final Key key;
  private final RecordField field;
  private final RecordField sourceField;

  Dimension(Key key, RecordField field, RecordField sourceField) {
    this.key = key;
    this.field = field;
    this.sourceField = sourceField;
  }

  /** The setting that gives it for the whole process; its name is also the key in the MDC. */
  public Key key() {
    return key;
  }

  /** The field of the record that holds the value. */
  public RecordField field() {
    return field;
  }

  /** The field of the record that holds the source that won. */
  public RecordField sourceField() {
    return sourceField;
  }
}
