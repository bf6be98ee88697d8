package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes Parquet files with an in-process DuckDB: records into one, and many files into one. */
final class ParquetFiles implements AutoCloseable {
  private static final String SETTINGS =
      "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;"
          + " SET memory_limit='256MB'; SET threads=1; SET preserve_insertion_order=true";
  private static final String FORMAT = "(FORMAT parquet, COMPRESSION zstd)";

  private final Path directory;
  private final DuckDBConnection duckdb;

  /** Writes below the directory, to which all paths are relative. */
  ParquetFiles(Path directory) throws IOException {
    this.directory = directory;
    try {
      duckdb = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IOException("the store's engine does not start: " + e.getMessage(), e);
    }
    execute(SETTINGS);
    // Where a large merge spills to; the default lies in the working directory, which may be
    // anything.
    execute("SET temp_directory=" + quote("duckdb.tmp"));
    execute("CREATE TEMP TABLE batch (" + Schema.columns() + ")");
  }

  /** Writes the records, in the order of their start; the file is durable when this returns. */
  StoreFile write(String path, List<CostRecord> records) throws IOException {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    execute("DELETE FROM batch");
    try (DuckDBAppender rows = duckdb.createAppender("temp", "main", "batch")) {
      for (CostRecord record : records) {
        long start = Schema.startMicros(record);
        min = Math.min(min, start);
        max = Math.max(max, start);
        Schema.append(rows, record);
      }
    } catch (SQLException e) {
      throw new IOException("records do not fit the store's columns: " + e.getMessage(), e);
    }
    copy("SELECT * FROM batch ORDER BY started_at", path);
    return describe(path, records.size(), min, max);
  }

  /** Writes the rows of several files into one; the file is durable when this returns. */
  StoreFile merge(String path, List<StoreFile> files) throws IOException {
    String list =
        files.stream().map(file -> quote(file.path())).collect(Collectors.joining(", ", "[", "]"));
    copy("SELECT * FROM read_parquet(" + list + ", union_by_name=true) ORDER BY started_at", path);
    return describe(
        path,
        files.stream().mapToLong(StoreFile::rows).sum(),
        files.stream().mapToLong(StoreFile::minStartMicros).min().orElseThrow(),
        files.stream().mapToLong(StoreFile::maxStartMicros).max().orElseThrow());
  }

  private void copy(String query, String path) throws IOException {
    Files.createDirectories(directory.resolve(path).getParent());
    try {
      execute("COPY (" + query + ") TO " + quote(path) + " " + FORMAT);
      force(directory.resolve(path), StandardOpenOption.WRITE);
    } catch (IOException e) {
      // Half a file would take the room that a full disk lacks for the next attempt.
      Files.deleteIfExists(directory.resolve(path));
      throw e;
    }
    if (!System.getProperty("os.name").startsWith("Windows")) { // which opens no directory
      force(directory.resolve(path).getParent(), StandardOpenOption.READ);
    }
  }

  private static void force(Path file, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(file, mode)) {
      channel.force(true);
    }
  }

  private StoreFile describe(String path, long rows, long min, long max) throws IOException {
    Path file = directory.resolve(path);
    return new StoreFile(path, rows, Files.size(file), min, max);
  }

  private String quote(String path) {
    return "'" + directory.resolve(path).toString().replace("'", "''") + "'";
  }

  private void execute(String sql) throws IOException {
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
