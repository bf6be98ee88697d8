package io.aimeter.query;

import io.aimeter.core.attribution.Attribution;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The releases of applications: which one began with a spike. When each was first seen is asked for
 * once, and only if any had to do with one. Not thread-safe.
 */
final class Releases {
  /** A release that is older has been seen to do without a spike. */
  private static final Duration NEW = Duration.ofHours(24);

  private static final String RELEASE =
      RecordField.TAGS.column() + "[" + Sql.text(Attribution.RELEASE) + "]";

  private static final String OF_APP_AND_RELEASE =
      "SELECT " + RecordField.APP.column() + " AS of_app, " + RELEASE + " AS release, ";

  private final Ledger ledger;
  private final Instant known;
  private final Instant until;
  private Map<List<String>, Instant> firstSeen;

  /**
   * Of records from {@code known} until before {@code until}. What was there at first may be older
   * than is known: it is not new.
   */
  Releases(Ledger ledger, Instant known, Instant until) {
    this.ledger = ledger;
    this.known = known;
    this.until = until;
  }

  /**
   * The release on which most of a cause's spend in a spike was, if it was new; null if it was not,
   * or no release is known.
   *
   * @throws IOException if the store cannot be read
   */
  NewRelease thatBegan(SpikeCause cause, Instant since, Instant end) throws IOException {
    List<String> most = dearest(cause, since, end);
    if (most == null || most.get(1) == null) {
      return null;
    }
    if (firstSeen == null) {
      firstSeen = firstSeen();
    }
    Instant first = firstSeen.get(most);
    boolean isNew =
        first != null && first.isAfter(since.minus(NEW)) && first.isAfter(known.plus(NEW));
    return isNew ? new NewRelease(most.get(0), most.get(1), first) : null;
  }

  private List<String> dearest(SpikeCause cause, Instant since, Instant end) throws IOException {
    return ledger.ask(
        (statement, files) -> {
          StoreFiles chosen = files.between(since, end);
          if (chosen.isEmpty()) {
            return null;
          }
          try (ResultSet row = statement.executeQuery(sql(chosen, cause, since, end))) {
            return row.next() ? Arrays.asList(row.getString(1), row.getString(2)) : null;
          }
        });
  }

  private Map<List<String>, Instant> firstSeen() throws IOException {
    return ledger.ask(
        (statement, files) -> {
          Map<List<String>, Instant> first = new HashMap<>();
          StoreFiles chosen = files.between(known, until);
          if (chosen.isEmpty()) {
            return first;
          }
          String sql =
              OF_APP_AND_RELEASE
                  + "epoch_us(min("
                  + RecordField.STARTED_AT.column()
                  + ")) FROM "
                  + chosen.sql()
                  + " WHERE "
                  + Sql.began(known, until)
                  + " AND release IS NOT NULL GROUP BY of_app, release";
          try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              first.put(
                  Arrays.asList(row.getString(1), row.getString(2)),
                  StoreFiles.ofMicros(row.getLong(3)));
            }
          }
          return first;
        });
  }

  private static String sql(StoreFiles files, SpikeCause cause, Instant since, Instant end) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC, since, end);
    StringBuilder of = new StringBuilder(Sql.began(since, end));
    for (int i = 0; i < cause.at().size(); i++) {
      String value = cause.values().get(i);
      of.append(" AND (")
          .append(SpikeCause.DIMENSIONS.get(cause.at().get(i)).sql(clock))
          .append(") IS NOT DISTINCT FROM ")
          .append(value == null ? "NULL" : Sql.text(value));
    }
    return OF_APP_AND_RELEASE
        + "sum("
        + RecordField.COST.column()
        + ") AS spent FROM "
        + files.sql()
        + " WHERE "
        + of
        + " GROUP BY of_app, release HAVING spent > 0 ORDER BY spent DESC, release LIMIT 1";
  }
}
