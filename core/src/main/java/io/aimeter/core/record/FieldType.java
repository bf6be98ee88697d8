package io.aimeter.core.record;

/** How a {@link RecordField}'s value is represented in memory, on the wire and in the store. */
public enum FieldType {
  /** A string; VARCHAR in the store. */
  TEXT,
  /** A signed 64-bit number; BIGINT in the store. */
  NUMBER,
  /** A number, 0 or 1; BOOLEAN in the store. */
  FLAG,
  /** Nanoseconds since the epoch, UTC; TIMESTAMP with microseconds in the store. */
  INSTANT,
  /** Strings by string, in key order; MAP(VARCHAR, VARCHAR) in the store. */
  MAP;

  /** Whether the value is held as a long. */
  public boolean isNumeric() {
    return this == NUMBER || this == FLAG || this == INSTANT;
  }
}
