package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A zone's clock as an SQL expression over the UTC column {@code started_at}. A zone changes its
 * offset a few times a year, so the offsets of the asked range are written out as a CASE: exact for
 * every zone Java knows, and far cheaper than converting each row by the zone's name.
 */
final class LocalClock {
  private final ZoneRules rules;
  private final Instant since;
  private final Instant until;

  LocalClock(ZoneId zone, Instant since, Instant until) {
    this.rules = zone.getRules();
    this.since = since;
    this.until = until;
  }

  /** Whether it is another than UTC's at some time of the range. */
  boolean isOff() {
    Instant at = since;
    while (at != null && at.isBefore(until)) {
      if (rules.getOffset(at).getTotalSeconds() != 0) {
        return true;
      }
      ZoneOffsetTransition next = rules.nextTransition(at);
      at = next == null ? null : next.getInstant();
    }
    return false;
  }

  /** The local day, as {@code 2026-11-24}. */
  String day() {
    return dayOf(local());
  }

  /** The same of a {@link #dayStart}. */
  static String dayOf(String dayStart) {
    return "strftime(" + dayStart + ", '%Y-%m-%d')";
  }

  /** The local hour with its offset, as {@code 2026-11-24T13:00+05:45}. */
  String hour() {
    return "strftime(" + local() + ", '%Y-%m-%dT%H:00') || " + offset(true);
  }

  /** The moment at which the local day begins, near enough to order days by. */
  String dayStart() {
    return "date_trunc('day', " + local() + ")";
  }

  /** The moment at which the local hour begins; orders also the hour that comes twice. */
  String hourStart() {
    return "date_trunc('hour', " + local() + ") - to_seconds(" + offset(false) + ")";
  }

  private String local() {
    String start = RecordField.STARTED_AT.column();
    String offset = offset(false);
    return offset.equals("0") ? start : start + " + to_seconds(" + offset + ")";
  }

  private String offset(boolean asText) {
    StringBuilder sql = new StringBuilder("CASE");
    Instant from = since;
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until)) {
      sql.append(" WHEN ")
          .append(RecordField.STARTED_AT.column())
          .append(" < ")
          .append(Sql.timestamp(StoreFiles.micros(next.getInstant())))
          .append(" THEN ")
          .append(literal(rules.getOffset(from), asText));
      from = next.getInstant();
      next = rules.nextTransition(from);
    }
    String last = literal(rules.getOffset(from), asText);
    return sql.length() == 4 ? last : sql.append(" ELSE ").append(last).append(" END").toString();
  }

  private static String literal(ZoneOffset offset, boolean asText) {
    return asText ? Sql.text(offset.getId()) : Integer.toString(offset.getTotalSeconds());
  }
}
