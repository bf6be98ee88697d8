package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whole records a page at a time, the newest first. */
public final class RecordPages {
  private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})/(\\d{1,18})/(.{1,200})");

  /** Everything that tells two records apart, in the order of a page. */
  private static final String ORDER =
      "(epoch_us("
          + RecordField.STARTED_AT.column()
          + "), "
          + RecordField.SEQUENCE.column()
          + ", "
          + RecordField.INSTANCE.column()
          + ")";

  private static final Duration SHORTEST = Duration.ofHours(6);

  private final Ledger ledger;

  public RecordPages(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A page.
   *
   * @param records as {@link TailQuery#poll} gives them
   * @param next where the next page begins; null where this is the last
   */
  public record Page(List<Map<RecordField, Object>> records, String next) {}

  /**
   * The newest records that began from {@code since} until before {@code until}.
   *
   * @param before where a page ended; null for the first
   * @throws BadInput if that is no such place
   * @throws IOException if the store cannot be read
   */
  public Page page(Instant since, Instant until, String before, int limit) throws IOException {
    Place place = before == null ? null : Place.of(before);
    Instant newest = place == null || place.end().isAfter(until) ? until : place.end();
    return ledger.ask(
        (statement, files) -> {
          List<Map<RecordField, Object>> records = new ArrayList<>();
          // Back from the newest by ever longer times: a page of the last day sorts no whole year.
          Duration length = SHORTEST;
          for (Instant end = newest; end.isAfter(since) && records.size() <= limit; ) {
            Instant earlier = end.minus(length);
            Instant begin = earlier.isBefore(since) ? since : earlier;
            StoreFiles within = files.between(begin, end);
            if (!within.isEmpty()) {
              String sql = sql(within, begin, end, place, limit + 1 - records.size());
              try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                  records.add(RecordRows.decode(row));
                }
              }
            }
            end = begin;
            length = length.multipliedBy(2);
          }
          boolean more = records.size() > limit;
          if (more) {
            records.remove(limit);
          }
          return new Page(records, more ? cursor(records.get(limit - 1)) : null);
        });
  }

  private static String sql(StoreFiles files, Instant begin, Instant end, Place place, int limit) {
    return "SELECT "
        + RecordRows.columns()
        + " FROM "
        + files.sql()
        + " WHERE "
        + Sql.began(begin, end)
        + (place == null ? "" : " AND " + ORDER + " < " + place.sql())
        + " ORDER BY "
        + RecordField.STARTED_AT.column()
        + " DESC, "
        + RecordField.SEQUENCE.column()
        + " DESC, "
        + RecordField.INSTANCE.column()
        + " DESC LIMIT "
        + limit;
  }

  private static String cursor(Map<RecordField, Object> record) {
    return StoreFiles.micros((Instant) record.get(RecordField.STARTED_AT))
        + "/"
        + record.get(RecordField.SEQUENCE)
        + "/"
        + record.get(RecordField.INSTANCE);
  }

  /** Where a page ended: at a record that began at a moment, in microseconds of the epoch. */
  private record Place(long micros, String sequence, String instance) {
    static Place of(String cursor) {
      Matcher parts = CURSOR.matcher(cursor);
      if (!parts.matches()) {
        throw new BadInput(
            "--before: '" + cursor + "' is no place in the records; give the 'next' of a page");
      }
      return new Place(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3));
    }

    /** Before this, all further records began. */
    Instant end() {
      return StoreFiles.ofMicros(micros + 1);
    }

    String sql() {
      return "(" + micros + ", " + sequence + ", " + Sql.text(instance) + ")";
    }
  }
}
