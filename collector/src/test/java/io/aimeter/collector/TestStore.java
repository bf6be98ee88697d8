package io.aimeter.collector;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Asks a store as a reader does: the files are those the MANIFEST names. */
public final class TestStore {
  private TestStore() {}

  /** The one row of an aggregate over all records, its values joined by blanks. */
  public static String ask(Path store, String aggregates) throws IOException, SQLException {
    String files =
        Manifest.read(store).files().stream()
            .map(StoreFile::path)
            .map(path -> "'" + store.resolve(path) + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT concat_ws(' ', "
                    + aggregates
                    + ") FROM read_parquet("
                    + files
                    + ", union_by_name=true)")) {
      row.next();
      return row.getString(1);
    }
  }

  /** Records, distinct records and the sum of sequences. */
  public static String audit(Path store) throws IOException, SQLException {
    return ask(store, "count(*), count(DISTINCT (instance, sequence)), sum(sequence)");
  }

  /** Waits until so many records are stored, each once. */
  public static void await(Path store, long records)
      throws IOException, SQLException, InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Manifest.read(store).files().isEmpty() || !audit(store).equals(exactly(records))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(records + " records were not stored in a minute");
      }
      Thread.sleep(50);
    }
  }

  /** What {@link #audit} says where the sequences 1 to n are there once each. */
  public static String exactly(long n) {
    return n + " " + n + " " + n * (n + 1) / 2;
  }
}
