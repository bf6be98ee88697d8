package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes Parquet files with an in-process DuckDB: records into one, and many files into one. */
final class ParquetFiles implements AutoCloseable {
  private static final String SETTINGS =
      "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;"
          + " SET memory_limit='256MB'; SET threads=1; SET preserve_insertion_order=true";
  private static final String START = "epoch_us(coalesce(started_at, TIMESTAMP '1970-01-01'))";
  private static final String FORMAT = "(FORMAT parquet, COMPRESSION zstd)";

  private final Path directory;
  private final DuckDBConnection duckdb;

  /**
   * Writes below the directory, to which all paths are relative.
   *
   * @param spill where a large merge puts what does not fit into memory; one's own
   */
  ParquetFiles(Path directory, String spill) throws IOException {
    this.directory = directory;
    deleteLeftOver(directory.resolve(spill));
    try {
      duckdb = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IOException("the store's engine does not start: " + e.getMessage(), e);
    }
    execute(SETTINGS);
    execute("SET temp_directory=" + quote(spill));
    execute("CREATE TEMP TABLE batch (" + Schema.columns() + ")");
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

  /**
   * Writes those rows of several files into one that start in the range of microseconds, its end
   * excluded; the file is durable when this returns. A row without a start counts as of 0.
   */
  StoreFile merge(String path, List<StoreFile> files, long from, long to) throws IOException {
    List<StoreFile> touched =
        files.stream()
            .filter(file -> file.minStartMicros() < to && file.maxStartMicros() >= from)
            .toList();
    String range = " WHERE " + START + " >= " + from + " AND " + START + " < " + to;
    copy("SELECT * FROM " + table(touched) + range + " ORDER BY started_at", path);
    // Counted in what was written: what is told here is what remains when the inputs are gone.
    List<Long> found =
        row(
            "SELECT count(*), min(%s), max(%s) FROM read_parquet([%s], hive_partitioning=false)"
                .formatted(START, START, quote(path)));
    return describe(path, found.get(0), found.get(1), found.get(2));
  }

  /** The UTC days, from the epoch, in which rows of the files start. */
  List<Long> days(List<StoreFile> files) throws IOException {
    return column("SELECT DISTINCT " + START + " // 86400000000 FROM " + table(files));
  }

  private String table(List<StoreFile> files) {
    String list = files.stream().map(file -> quote(file.path())).collect(Collectors.joining(", "));
    return "read_parquet([" + list + "], union_by_name=true, hive_partitioning=false)";
  }

  private List<Long> row(String query) throws IOException {
    try (Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<Long> column(String query) throws IOException {
    List<Long> values = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(query + " ORDER BY 1")) {
      while (rows.next()) {
        values.add(rows.getLong(1));
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    return values;
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
      // Up to the store's own directory, in which the MANIFEST is made durable.
      for (Path place = directory.resolve(path).getParent();
          place.startsWith(directory);
          place = place.getParent()) {
        force(place, StandardOpenOption.READ);
      }
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
