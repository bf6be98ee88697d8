package io.aimeter.query;

import io.aimeter.core.attribution.Attribution;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  private static final String START = RecordField.STARTED_AT.column();

  private static final String RELEASE =
      RecordField.TAGS.column() + "[" + Sql.text(Attribution.RELEASE) + "]";

  private static final String APP = RecordField.APP.column();

  /** Whether a record is known to be of a release. */
  static final String KNOWN = RELEASE + " IS NOT NULL";

  /** What a rollup knows of a day's releases, of the records that are of {@link #KNOWN} ones. */
  static final String OF_DAY =
      APP + ", " + RELEASE + " AS release, min(" + START + ") AS first_started_at";

  /** Its columns in a rollup. */
  static final String COLUMNS = START + ", " + APP + ", release, first_started_at";

  private final Statement statement;
  private final StoreFiles files;
  private final Instant known;
  private final Instant until;
  private Map<List<String>, Instant> firstSeen;

  /**
   * Of records from {@code known} until before {@code until}. What was there at first may be older
   * than is known: it is not new.
   */
  Releases(Statement statement, StoreFiles files, Instant known, Instant until) {
    this.statement = statement;
    this.files = files;
    this.known = known;
    this.until = until;
  }

  /**
   * The release on which most of a cause's spend in a spike was, if it was new; null if it was not,
   * or no release is known.
   */
  NewRelease thatBegan(SpikeCause cause, Instant since, Instant end) throws SQLException {
    List<String> most = dearest(cause, since, end.isBefore(until) ? end : until);
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

  private List<String> dearest(SpikeCause cause, Instant since, Instant end) throws SQLException {
    StoreFiles chosen = files.between(since, end);
    if (chosen.isEmpty()) {
      return null;
    }
    try (ResultSet row = statement.executeQuery(sql(chosen, cause, since, end))) {
      return row.next() ? Arrays.asList(row.getString(1), row.getString(2)) : null;
    }
  }

  private Map<List<String>, Instant> firstSeen() throws SQLException {
    Map<List<String>, Instant> first = new HashMap<>();
    String releases =
        SumsPart.RELEASES.rows(
            files,
            known,
            until,
            APP + ", " + RELEASE + " AS release, " + START + " AS first_started_at",
            KNOWN,
            APP + ", release, first_started_at");
    if (releases == null) {
      return first;
    }
    String sql =
        "SELECT "
            + APP
            + ", release, epoch_us(min(first_started_at)) FROM "
            + releases
            + " GROUP BY ALL";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        first.put(
            Arrays.asList(row.getString(1), row.getString(2)), StoreFiles.ofMicros(row.getLong(3)));
      }
    }
    return first;
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
    return "SELECT "
        + APP
        + " AS of_app, "
        + RELEASE
        + " AS release, sum("
        + RecordField.COST.column()
        + ") AS spent FROM "
        + files.sql()
        + " WHERE "
        + of
        + " GROUP BY of_app, release HAVING spent > 0 ORDER BY spent DESC, release LIMIT 1";
  }
}
