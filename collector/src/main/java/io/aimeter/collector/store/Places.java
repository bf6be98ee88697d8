package io.aimeter.collector.store;

import io.aimeter.core.ledger.Rollup;
import io.aimeter.core.ledger.StoreFile;
import java.time.LocalDate;

/** Where files lie in a store: their paths relative to it. */
final class Places {
  static final String HOT = "hot";
  static final String EVENTS = "events";
  static final String RERATED = "rerated";

  /** Files of outboxes alone: no reader of the store reads them. */
  static final String OUTBOX = "outbox";

  static final String ROLLUP = "rollup";

  static final String EXPIRED = "expired";

  private static final String DAY = EVENTS + "/date=";
  private static final int MONTH_LENGTH = "2026-11".length();

  private Places() {}

  static String hot(String name) {
    return HOT + "/" + name + ".parquet";
  }

  static String outbox(String name) {
    return OUTBOX + "/" + name + ".parquet";
  }

  static String day(LocalDate date, String name) {
    return DAY + date + "/" + part(name);
  }

  /** The day of a sealed file, null of any other. */
  static LocalDate date(StoreFile file) {
    String directory = directory(file);
    return directory.startsWith(DAY) ? LocalDate.parse(directory.substring(DAY.length())) : null;
  }

  static String month(LocalDate date) {
    return date.toString().substring(0, MONTH_LENGTH);
  }

  static String month(Rollup rollup) {
    return rollup.path().substring(ROLLUP.length() + 1).substring(0, MONTH_LENGTH);
  }

  static String rollup(String month, String name) {
    return ROLLUP + "/" + month + "-" + name + ".parquet";
  }

  /** A file beside another, of another name. */
  static String beside(StoreFile file, String name) {
    return isHot(file) ? hot(name) : directory(file) + "/" + part(name);
  }

  static String rerated(String name) {
    return RERATED + "/" + name + ".parquet";
  }

  static String expired(String name) {
    return EXPIRED + "/" + name + ".parquet";
  }

  static String part(String name) {
    return "part-" + name + ".parquet";
  }

  static boolean isHot(StoreFile file) {
    return directory(file).equals(HOT);
  }

  static String directory(StoreFile file) {
    return file.path().substring(0, file.path().lastIndexOf('/'));
  }
}
