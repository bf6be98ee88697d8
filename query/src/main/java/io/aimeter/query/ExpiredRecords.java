package io.aimeter.query;

import io.aimeter.core.ledger.Expired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the stores have dropped by their retention. */
final class ExpiredRecords {
  private final List<Path> counts = new ArrayList<>();
  private long records;
  private Instant before;

  /**
   * Adds what a store has dropped.
   *
   * @param expired null: nothing
   */
  void add(Path store, Expired expired) {
    if (expired != null) {
      counts.add(store.resolve(expired.path()));
      records += expired.records();
      Instant day = before(expired);
      before = before == null || day.isAfter(before) ? day : before;
    }
  }

  /** What began before is gone of a store; null: nothing. */
  static Instant before(Expired expired) {
    return expired == null ? null : Instant.EPOCH.plus(Duration.ofDays(expired.beforeDay()));
  }

  /** How many they are. */
  long records() {
    return records;
  }

  /** What began before is gone, of some store at least; null: nothing. */
  Instant before() {
    return before;
  }

  /** A query for instance, records and highest sequence; null where nothing is gone. */
  String instances() {
    return counts.isEmpty()
        ? null
        : counts.stream()
            .map(path -> Sql.text(path.toString()))
            .collect(
                Collectors.joining(
                    ", ",
                    "SELECT instance, sum(records)::BIGINT AS records, max(last_sequence) AS"
                        + " last_sequence FROM read_parquet([",
                    "]) GROUP BY 1"));
  }

  List<Path> paths() {
    return counts;
  }

  boolean anyVanished() {
    return counts.stream().anyMatch(path -> !Files.exists(path));
  }
}
