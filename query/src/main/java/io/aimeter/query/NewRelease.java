package io.aimeter.query;

import io.aimeter.core.attribution.Attribution;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A release of an application that was new when a spike began.
 *
 * @param app null where no application is known
 * @param release the value of the tag {@code release}
 * @param since its first record
 */
public record NewRelease(String app, String release, Instant since) {
  /** A release that is older has been seen to do without a spike. */
  private static final Duration NEW = Duration.ofHours(24);

  /**
   * The release on which most of a cause's spend in a spike was, if it was new; null if it was not,
   * or no release is known.
   *
   * @param known from when on records are looked at
   * @throws IOException if the store cannot be read
   */
  static NewRelease of(Ledger ledger, SpikeCause cause, Instant known, Instant since, Instant until)
      throws IOException {
    return ledger.ask(
        (statement, files) -> {
          StoreFiles chosen = files.between(known, until);
          if (chosen.isEmpty()) {
            return null;
          }
          try (ResultSet row = statement.executeQuery(sql(chosen, cause, known, since, until))) {
            if (!row.next() || row.getString(2) == null) {
              return null;
            }
            Instant first = Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS);
            boolean isNew = first.isAfter(since.minus(NEW)) && first.isAfter(known.plus(NEW));
            return isNew ? new NewRelease(row.getString(1), row.getString(2), first) : null;
          }
        });
  }

  private static String sql(
      StoreFiles files, SpikeCause cause, Instant known, Instant since, Instant until) {
    String start = RecordField.STARTED_AT.column();
    LocalClock clock = new LocalClock(ZoneOffset.UTC, known, until);
    StringBuilder of = new StringBuilder(Sql.began(since, until));
    for (int i = 0; i < cause.at().size(); i++) {
      String value = cause.values().get(i);
      of.append(" AND (")
          .append(SpikeCause.DIMENSIONS.get(cause.at().get(i)).sql(clock))
          .append(") IS NOT DISTINCT FROM ")
          .append(value == null ? "NULL" : Sql.text(value));
    }
    return "SELECT "
        + RecordField.APP.column()
        + " AS of_app, "
        + RecordField.TAGS.column()
        + "["
        + Sql.text(Attribution.RELEASE)
        + "] AS release, epoch_us(min("
        + start
        + ")), sum("
        + RecordField.COST.column()
        + ") FILTER ("
        + of
        + ") AS spent FROM "
        + files.sql()
        + " WHERE "
        + Sql.began(known, until)
        + " GROUP BY of_app, release HAVING spent > 0 ORDER BY spent DESC, release LIMIT 1";
  }
}
