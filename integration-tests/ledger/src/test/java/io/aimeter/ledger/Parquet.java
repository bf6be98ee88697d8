package io.aimeter.ledger;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** SQL over the Parquet files that the MANIFESTs name, as anybody may write it. */
public final class Parquet {
  private Parquet() {}

  /**
   * Nano-USD by the values of columns.
   *
   * @param condition of the records that count
   */
  static Map<List<String>, Long> costs(
      Path root, List<String> columns, Instant since, Instant until, String condition)
      throws IOException, SQLException {
    String sql =
        "SELECT coalesce(sum(cost_nano_usd), 0)::BIGINT, %s FROM %s AND %s GROUP BY ALL"
            .formatted(String.join(", ", columns), records(root, since, until), condition);
    Map<List<String>, Long> costs = new HashMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          keys.add(row.getString(2 + i));
        }
        costs.put(keys, row.getLong(1));
      }
    }
    return costs;
  }

  /** All records of a period, as what comes after FROM; further conditions may follow by AND. */
  public static String records(Path root, Instant since, Instant until) throws IOException {
    StringJoiner files = new StringJoiner(", ", "[", "]");
    try (Stream<Path> stores = Files.list(Layout.stores(root))) {
      for (Path store : stores.toList()) {
        for (StoreFile file : Manifest.read(store).files()) {
          files.add("'" + store.resolve(file.path()) + "'");
        }
      }
    }
    return "read_parquet(%s, union_by_name=true) WHERE started_at >= '%s' AND started_at < '%s'"
        .formatted(files, timestamp(since), timestamp(until));
  }

  private static String timestamp(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }
}
