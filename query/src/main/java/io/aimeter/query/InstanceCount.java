package io.aimeter.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store holds, or has held until retention dropped it, of one agent instance.
 *
 * @param records how many records
 * @param lastSequence the highest sequence among them
 */
public record InstanceCount(long records, long lastSequence) {
  /** How many records are missing below the highest; negative where some are there twice. */
  public long missing() {
    return lastSequence - records;
  }

  /** The counts by instance. */
  public static Map<String, InstanceCount> read(Ledger ledger) throws IOException {
    return ledger.ask(InstanceCount::ask);
  }

  private static Map<String, InstanceCount> ask(Statement statement, StoreFiles files)
      throws SQLException {
    Map<String, InstanceCount> counts = new TreeMap<>();
    String query = query(statement, files);
    if (query != null) {
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          counts.put(rows.getString(1), new InstanceCount(rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    return counts;
  }

  /** How many are missing of all instances; what one has twice does not make up for another. */
  static long missing(Statement statement, StoreFiles files) throws SQLException {
    String query = query(statement, files);
    if (query == null) {
      return 0;
    }
    String sql =
        "SELECT coalesce(sum(greatest(0, last_sequence - records)), 0)::BIGINT FROM ("
            + query
            + ")";
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A query for instance, records and last_sequence; null where there is none. */
  private static String query(Statement statement, StoreFiles files) throws SQLException {
    List<String> parts = new ArrayList<>();
    if (!files.isEmpty()) {
      parts.add(Cells.instances(statement, files.narrowed(List.of())));
    }
    String expired = files.expired().instances();
    if (expired != null) {
      parts.add(expired);
    }
    return parts.size() < 2
        ? parts.stream().findFirst().orElse(null)
        : "SELECT instance, sum(records)::BIGINT AS records, max(last_sequence) AS last_sequence"
            + " FROM (("
            + String.join(") UNION ALL (", parts)
            + ")) GROUP BY 1";
  }
}
