package io.aimeter.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  static Map<String, InstanceCount> ask(Statement statement, StoreFiles files) throws SQLException {
    Map<String, InstanceCount> counts = new TreeMap<>();
    if (!files.isEmpty()) {
      add(statement, Cells.instances(files.narrowed(List.of())), counts);
    }
    String expired = files.expired().instances();
    if (expired != null) {
      add(statement, expired, counts);
    }
    return counts;
  }

  private static void add(Statement statement, String query, Map<String, InstanceCount> counts)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        counts.merge(
            rows.getString(1),
            new InstanceCount(rows.getLong(2), rows.getLong(3)),
            InstanceCount::plus);
      }
    }
  }

  private InstanceCount plus(InstanceCount other) {
    return new InstanceCount(records + other.records, Math.max(lastSequence, other.lastSequence));
  }
}
