package io.aimeter.query.answer;

import io.aimeter.query.BadInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Reads the moments and zones people type. */
public final class Moments {
  private Moments() {}

  /**
   * The moment meant by {@code 90m}, {@code 24h}, {@code 7d}, {@code 2w} (that long before now), by
   * {@code 2026-11-01} or {@code 2026-11-01T08:00} (in the zone), or by an RFC 3339 time.
   */
  public static Instant parse(String option, String text, Instant now, ZoneId zone) {
    try {
      if (text.matches("[0-9]{1,6}[mhdw]")) {
        return now.minus(span(text));
      }
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      if (text.matches(".*T[0-9:.]+")) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadInput(
          option
              + ": '"
              + text
              + "' is no time; give 24h, 7d, 2w, 2026-11-01, 2026-11-01T08:00 or"
              + " 2026-11-01T08:00:00+01:00");
    }
  }

  /** The calendar month meant by {@code 2026-10}. */
  public static YearMonth month(String option, String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadInput(option + ": '" + text + "' is no month; give one as 2026-10");
    }
  }

  private static Duration span(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> Duration.ofDays(7 * amount);
    };
  }

  /** The zone of that name, the machine's own for null. */
  public static ZoneId zone(String name) {
    if (name == null) {
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new BadInput(
          "--timezone: '"
              + name
              + "' is no time zone; give a name such as Europe/Berlin, UTC or +05:45");
    }
  }
}
