package io.aimeter.query;

/** Literals. */
public final class Sql {
  private Sql() {}

  /** A text, whatever is in it. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A moment in microseconds since the epoch, as the store's TIMESTAMP. */
  static String timestamp(long micros) {
    return "make_timestamp(" + micros + ")";
  }
}
