package io.aimeter.collector.store;

import io.aimeter.core.ledger.Durable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An in-process DuckDB that reads and writes Parquet files below one directory. */
final class Database implements AutoCloseable {
  private static final String SETTINGS =
      "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;"
          + " SET memory_limit='256MB'; SET threads=1; SET preserve_insertion_order=true";

  /**
   * Version 2 has times and sequences as differences: 5 bytes less a record. A row group is made in
   * memory as a whole: one of the engine's usual 122,880 rows takes most of the 256 MB, and then
   * seven times the CPU. This one holds a full commit.
   */
  private static final String FORMAT =
      "(FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 51200)";

  private final Path directory;
  private final DuckDBConnection duckdb;

  /**
   * Opens one.
   *
   * @param directory that to which all paths are relative
   * @param spill where what does not fit into memory is put; one's own; null: nowhere
   */
  Database(Path directory, String spill) throws IOException {
    this.directory = directory;
    if (spill != null) {
      deleteLeftOver(directory.resolve(spill));
    }
    Properties properties = new Properties();
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try {
      duckdb = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
    } catch (SQLException e) {
      throw new IOException("the store's engine does not start: " + e.getMessage(), e);
    }
    execute(SETTINGS);
    execute("SET temp_directory=" + (spill == null ? "''" : quote(spill)));
  }

  /** A merge that was killed leaves there what it had spilled. */
  private static void deleteLeftOver(Path spill) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(spill)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // Nothing was spilled.
    }
  }

  DuckDBConnection connection() {
    return duckdb;
  }

  /** How many rows a file has. */
  long rows(String path) throws IOException {
    try (Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM read_parquet(" + quote(path) + ")")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The size of a file. */
  long bytes(String path) throws IOException {
    return Files.size(directory.resolve(path));
  }

  /** Writes what a query answers as a file, which is durable when this returns. */
  void copy(String query, String path) throws IOException {
    Files.createDirectories(directory.resolve(path).getParent());
    try {
      execute("COPY (" + query + ") TO " + quote(path) + " " + FORMAT);
      Durable.file(directory.resolve(path));
    } catch (IOException e) {
      // Half a file would take the room that a full disk lacks for the next attempt.
      Files.deleteIfExists(directory.resolve(path));
      throw e;
    }
    // Up to the store's own directory, in which the MANIFEST is made durable.
    for (Path place = directory.resolve(path).getParent();
        place.startsWith(directory);
        place = place.getParent()) {
      Durable.directory(place);
    }
  }

  /** A path as a literal. */
  String quote(String path) {
    return text(directory.resolve(path).toString());
  }

  /** A text as a literal. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  void execute(String sql) throws IOException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
