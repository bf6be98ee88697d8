package io.aimeter.collector.config;

import io.aimeter.collector.log.Level;
import io.aimeter.collector.log.LogFormat;
import io.aimeter.core.config.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a key's value is, and what makes a text one. */
public enum ValueType {
  /** Any text. */
  TEXT("a text") {
    @Override
    boolean fits(String text) {
      return true;
    }
  },
  /** The name of a directory or the like. */
  NAME("a name of letters, digits, dots and dashes") {
    @Override
    boolean fits(String text) {
      return text.matches("[A-Za-z0-9._-]+") && !text.startsWith(".");
    }
  },
  /** A file or directory; a relative one lies beside the configuration file. */
  PATH("a file or directory") {
    @Override
    boolean fits(String text) {
      return text.indexOf('\0') < 0;
    }
  },
  /** A time from a millisecond to a day. */
  DURATION("a time from 1ms to 24h, such as 500ms, 30s, 5m or 1h") {
    @Override
    boolean fits(String text) {
      Duration duration = duration(text);
      return duration != null
          && duration.toMillis() >= 1
          && duration.compareTo(Duration.ofHours(24)) <= 0;
    }
  },
  /** A number of whole days, at least one. */
  DAYS("a number of days, such as 400d") {
    @Override
    boolean fits(String text) {
      return text.matches("[0-9]{1,5}d") && !text.matches("0+d");
    }
  },
  /** An amount of bytes, from a megabyte up. */
  SIZE("a size of 1MB or more, such as 500MB, 50GB or 2TB") {
    @Override
    boolean fits(String text) {
      return Size.bytes(text) > 0;
    }
  },
  /** A number of things, at least one. */
  COUNT("a whole number, 1 or more") {
    @Override
    boolean fits(String text) {
      return text.matches("[0-9]{1,9}") && Integer.parseInt(text) > 0;
    }
  },
  /** true or false. */
  FLAG("true or false") {
    @Override
    boolean fits(String text) {
      return text.equals("true") || text.equals("false");
    }
  },
  /** The least level that is written. */
  LOG_LEVEL("debug, info, warn or error") {
    @Override
    boolean fits(String text) {
      return Arrays.stream(Level.values()).anyMatch(level -> level.label().equals(text));
    }
  },
  /** What a line of the log looks like. */
  LOG_FORMAT("text or json") {
    @Override
    boolean fits(String text) {
      return Arrays.stream(LogFormat.values()).anyMatch(format -> format.label().equals(text));
    }
  },
  /** A text that is shown to nobody, and that the configuration file must not hold. */
  SECRET("a secret") {
    @Override
    boolean fits(String text) {
      return true;
    }
  };

  private static final Pattern DURATION_TEXT =
      Pattern.compile("([0-9]{1,8}(?:\\.[0-9]{1,3})?)(ms|s|m|h)?");

  private final String description;

  ValueType(String description) {
    this.description = description;
  }

  /** What a value is, as a sentence wants it. */
  String description() {
    return description;
  }

  /** Whether a text is such a value. */
  abstract boolean fits(String text);

  /** The time that a text says, seconds where it names no unit; null where it says none. */
  static Duration duration(String text) {
    Matcher matcher = DURATION_TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    double millis =
        switch (unit) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1000;
        };
    return Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * millis));
  }
}
