package io.aimeter.dashboard;

import io.aimeter.ledger.Parquet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The store as anybody may read it, by SQL: dollars as the page has them. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** Exact dollars by a column of the records; what is unknown is no text. */
  static Map<String, String> usdBy(Path root, String column, Instant since, Instant until)
      throws IOException, SQLException {
    String sql =
        "SELECT coalesce(%s, ''), sum(cost_nano_usd) FROM %s GROUP BY 1"
            .formatted(column, Parquet.records(root, since, until));
    Map<String, String> sums = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        BigDecimal nanos = row.getBigDecimal(2);
        sums.put(row.getString(1), nanos == null ? "" : nanos.movePointLeft(9).toPlainString());
      }
    }
    return sums;
  }
}
