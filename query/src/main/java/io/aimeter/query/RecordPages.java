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
    String condition =
        Sql.began(since, until) + (before == null ? "" : " AND " + ORDER + " < " + place(before));
    return ledger.ask(
        (statement, files) -> {
          List<Map<RecordField, Object>> records = new ArrayList<>();
          StoreFiles within = files.between(since, until);
          if (within.isEmpty()) {
            return new Page(records, null);
          }
          String sql =
              "SELECT "
                  + RecordRows.columns()
                  + " FROM "
                  + within.sql()
                  + " WHERE "
                  + condition
                  + " ORDER BY "
                  + RecordField.STARTED_AT.column()
                  + " DESC, "
                  + RecordField.SEQUENCE.column()
                  + " DESC, "
                  + RecordField.INSTANCE.column()
                  + " DESC LIMIT "
                  + (limit + 1);
          try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              records.add(RecordRows.decode(row));
            }
          }
          boolean more = records.size() > limit;
          if (more) {
            records.remove(limit);
          }
          return new Page(records, more ? cursor(records.get(limit - 1)) : null);
        });
  }

  private static String cursor(Map<RecordField, Object> record) {
    Duration start = Duration.between(Instant.EPOCH, (Instant) record.get(RecordField.STARTED_AT));
    return start.getSeconds() * 1_000_000
        + start.getNano() / 1_000
        + "/"
        + record.get(RecordField.SEQUENCE)
        + "/"
        + record.get(RecordField.INSTANCE);
  }

  private static String place(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw new BadInput(
          "--before: '" + cursor + "' is no place in the records; give the 'next' of a page");
    }
    return "(" + parts.group(1) + ", " + parts.group(2) + ", " + Sql.text(parts.group(3)) + ")";
  }
}
