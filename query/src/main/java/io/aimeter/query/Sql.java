package io.aimeter.query;

/** Literals. */
final class Sql {
  private Sql() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A moment in microseconds since the epoch, as the store's TIMESTAMP. */
  static String timestamp(long micros) {
    return "make_timestamp(" + micros + ")";
  }
}
