package io.aimeter.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store holds of one agent instance.
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
    if (files.isEmpty()) {
      return counts;
    }
    try (ResultSet rows = statement.executeQuery(Cells.instances(files.narrowed(List.of())))) {
      while (rows.next()) {
        counts.put(rows.getString(1), new InstanceCount(rows.getLong(2), rows.getLong(3)));
      }
    }
    return counts;
  }
}
