package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.time.LocalDate;

/** Where files lie in a store: their paths relative to it. */
final class Places {
  static final String HOT = "hot";
  static final String EVENTS = "events";
  static final String RERATED = "rerated";

  /** Files of outboxes alone: no reader of the store reads them. */
  static final String OUTBOX = "outbox";

  private Places() {}

  static String hot(String name) {
    return HOT + "/" + name + ".parquet";
  }

  static String outbox(String name) {
    return OUTBOX + "/" + name + ".parquet";
  }

  static String day(LocalDate date, String name) {
    return EVENTS + "/date=" + date + "/" + part(name);
  }

  /** A file beside another, of another name. */
  static String beside(StoreFile file, String name) {
    return isHot(file) ? hot(name) : directory(file) + "/" + part(name);
  }

  static String rerated(String name) {
    return RERATED + "/" + name + ".parquet";
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
