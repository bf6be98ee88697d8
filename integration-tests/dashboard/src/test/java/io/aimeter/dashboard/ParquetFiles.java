package io.aimeter.dashboard;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The store as anybody may read it: SQL over the files that its MANIFESTs name. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** Exact dollars by a column of the records; what is unknown is no text. */
  static Map<String, String> usdBy(Path root, String column, Instant since, Instant until)
      throws IOException, SQLException {
    String sql =
        "SELECT coalesce(%s, ''), sum(cost_nano_usd) FROM".formatted(column)
            + " read_parquet(%s, union_by_name=true)".formatted(files(root))
            + " WHERE started_at >= '%s' AND started_at < '%s' GROUP BY 1"
                .formatted(timestamp(since), timestamp(until));
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

  private static String files(Path root) throws IOException {
    StringJoiner files = new StringJoiner(", ", "[", "]");
    try (Stream<Path> stores = Files.list(Layout.stores(root))) {
      for (Path store : stores.toList()) {
        for (StoreFile file : Manifest.read(store).files()) {
          files.add("'" + store.resolve(file.path()) + "'");
        }
      }
    }
    return files.toString();
  }

  private static String timestamp(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }
}
