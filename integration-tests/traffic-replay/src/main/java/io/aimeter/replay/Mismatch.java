package io.aimeter.replay;

/** A field in which the ledger differs from what is expected. */
record Mismatch(String id, String field, String expected, String found) {
  /** The line the replay prints: id, field, expected, found. */
  @Override
  public String toString() {
    return id + "\t" + field + "\t" + expected + "\t" + found;
  }
}
