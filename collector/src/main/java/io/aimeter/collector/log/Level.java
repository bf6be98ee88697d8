package io.aimeter.collector.log;

import java.util.Locale;

/** How much an event matters, the least first. */
public enum Level {
  /** For whoever looks for a mistake. */
  DEBUG,
  /** As it should be. */
  INFO,
  /** Something is lost or will be, or is not as it was asked to be; the rest goes on. */
  WARN,
  /** Nothing gets where it should until somebody acts, or until what is down is up again. */
  ERROR;

  /** As it is written: {@code debug}, {@code info}, {@code warn}, {@code error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
