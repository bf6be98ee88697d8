package io.aimeter.cli.query;

/** Literals. */
public final class Sql {
  private Sql() {}

  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A moment in microseconds since the epoch, as the store's TIMESTAMP. */
  public static String timestamp(long micros) {
    return "make_timestamp(" + micros + ")";
  }
}
