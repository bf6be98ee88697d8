package io.aimeter.replay;

/** A field in which the ledger differs from what is expected. */
record Mismatch(String id, String field, String expected, String found) {

  /** The same, saying through which HTTP client it was found. */
  Mismatch through(String client) {
    return new Mismatch(id, field, expected, found + " (" + client + ")");
  }

  /** The line the replay prints: id, field, expected, found. */
  @Override
  public String toString() {
    return id + "\t" + field + "\t" + expected + "\t" + found;
  }
}
