package io.aimeter.contract.program;

import java.util.Arrays;

/**
 * Where the application keeps what belongs to the work at hand: the mapped diagnostic context of
 * the logging library that is on the class path.
 */
public enum Log {
  /** SLF4J on Logback. */
  LOGBACK("org.slf4j.MDC"),
  /** Log4j 2 itself. */
  LOG4J2("org.apache.logging.log4j.ThreadContext");

  private final String contextClass;

  Log(String contextClass) {
    this.contextClass = contextClass;
  }

  /** The library that is there. */
  public static Log present() {
    return Arrays.stream(values())
        .filter(Log::isPresent)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("neither Logback nor Log4j 2 is there"));
  }

  private boolean isPresent() {
    try {
      Class.forName(this == LOGBACK ? "ch.qos.logback.classic.Logger" : contextClass);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Keeps a value under a key, for the calling thread. */
  public void put(String key, String value) {
    try {
      Class.forName(contextClass)
          .getMethod("put", String.class, String.class)
          .invoke(null, key, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot use " + contextClass, e);
    }
  }
}
