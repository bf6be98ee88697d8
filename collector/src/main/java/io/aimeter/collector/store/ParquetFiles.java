package io.aimeter.collector.store;

import io.aimeter.core.ledger.Expired;
import io.aimeter.core.ledger.Rollup;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.query.RollupRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes Parquet files with an in-process DuckDB: records into one, and many files into one. */
final class ParquetFiles implements AutoCloseable {
  private static final String START = "epoch_us(coalesce(started_at, TIMESTAMP '1970-01-01'))";

  private static final long DAY_MICROS = 86_400_000_000L;

  private final Database database;

  /**
   * Writes below the directory, to which all paths are relative.
   *
   * @param spill where a large merge puts what does not fit into memory; one's own
   */
  ParquetFiles(Path directory, String spill) throws IOException {
    database = new Database(directory, spill);
  }

  /** Writes the records, in the order of their start; the file is durable when this returns. */
  StoreFile write(String path, List<CostRecord> records) throws IOException {
    // By the clock, so that readers of a range of it find its rows together.
    List<CostRecord> ordered = new ArrayList<>(records);
    ordered.sort(Comparator.comparingLong(Schema::startMicros));
    try {
      database.copy(BatchTable.fill(database, ordered), path);
    } finally {
      BatchTable.drop(database);
    }
    long min = records.isEmpty() ? Long.MAX_VALUE : Schema.startMicros(ordered.get(0));
    long max =
        records.isEmpty() ? Long.MIN_VALUE : Schema.startMicros(ordered.get(ordered.size() - 1));
    return describe(path, records.size(), min, max);
  }

  /**
   * Writes those rows of several files into one that start in the range of microseconds, its end
   * excluded; the file is durable when this returns. A row without a start counts as of 0.
   *
   * <p>One file after the other, the one that begins first before others. Commits are in the order
   * of their rows' start, so that a reader of a range finds most of it together; sorting all rows
   * would take several times the CPU, and spill.
   */
  StoreFile merge(String path, List<StoreFile> files, long from, long to) throws IOException {
    List<StoreFile> touched =
        files.stream()
            .filter(file -> file.minStartMicros() < to && file.maxStartMicros() >= from)
            .sorted(Comparator.comparingLong(StoreFile::minStartMicros))
            .toList();
    String range = " WHERE " + START + " >= " + from + " AND " + START + " < " + to;
    database.copy("SELECT * FROM " + table(touched) + range, path);
    // Counted in what was written: what is told here is what remains when the inputs are gone.
    List<Long> found =
        row(
            "SELECT count(*), min(%s), max(%s) FROM read_parquet([%s], hive_partitioning=false)"
                .formatted(START, START, database.quote(path)));
    return describe(path, found.get(0), found.get(1), found.get(2));
  }

  /**
   * Writes the sums of days' records, those of other days that a rollup has, and their total; the
   * file is durable when this returns.
   *
   * @param before whose days are taken over, null: none
   * @return the file, with the number of the records that were summed up now
   */
  StoreFile sum(String path, Rollup before, Map<Long, List<StoreFile>> days) throws IOException {
    List<String> parts = new ArrayList<>();
    if (before != null) {
      String known =
          before.days().keySet().stream()
              .map(ParquetFiles::start)
              .collect(Collectors.joining(", "));
      parts.add(
          "SELECT * FROM read_parquet("
              + database.quote(before.path())
              + ", hive_partitioning=false) WHERE started_at IN ("
              + known
              + ")");
    }
    days.forEach((day, files) -> parts.add(RollupRows.ofDay(table(files), day)));
    database.copy(RollupRows.withTotals(String.join(" UNION ALL BY NAME ", parts)), path);
    String fresh =
        days.keySet().stream().map(ParquetFiles::start).collect(Collectors.joining(", "));
    long records =
        column(RollupRows.recordsIn(database.quote(path)) + " WHERE started_at IN (" + fresh + ")")
            .get(0);
    return describe(path, records, 0, 0);
  }

  /**
   * Writes how many records the files hold of each instance, and their highest sequence, added to
   * those of an earlier such file; the file is durable when this returns.
   *
   * @param before null: none
   * @param others files that stay
   * @param alive instances of which more may come; of those that are neither here nor in a file
   *     that stays, nothing needs to be known
   * @return the file, with the number of records in the files
   */
  StoreFile count(
      String path, Expired before, List<StoreFile> files, List<StoreFile> others, Set<String> alive)
      throws IOException {
    String counts =
        "SELECT instance, count(*) AS records, max(sequence) AS last_sequence FROM "
            + table(files)
            + " GROUP BY instance";
    if (before != null) {
      counts +=
          " UNION ALL SELECT instance, records, last_sequence FROM read_parquet("
              + database.quote(before.path())
              + ")";
    }
    String open =
        "SELECT unnest(["
            + alive.stream()
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(", "))
            + "]::VARCHAR[]) AS instance";
    if (!others.isEmpty()) {
      open += " UNION SELECT DISTINCT instance FROM " + table(others);
    }
    database.copy(
        "SELECT instance, sum(records)::BIGINT AS records, max(last_sequence) AS last_sequence FROM ("
            + counts
            + ") WHERE instance IN ("
            + open
            + ") GROUP BY instance ORDER BY instance",
        path);
    return describe(path, column("SELECT count(*) FROM " + table(files)).get(0), 0, 0);
  }

  private static String start(long day) {
    return "make_timestamp(" + day * DAY_MICROS + ")";
  }

  /** The UTC days, from the epoch, in which rows of the files start. */
  List<Long> days(List<StoreFile> files) throws IOException {
    return column("SELECT DISTINCT " + START + " // 86400000000 FROM " + table(files));
  }

  private String table(List<StoreFile> files) {
    String list =
        files.stream().map(file -> database.quote(file.path())).collect(Collectors.joining(", "));
    return "read_parquet([" + list + "], union_by_name=true, hive_partitioning=false)";
  }

  private List<Long> row(String query) throws IOException {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<Long> column(String query) throws IOException {
    List<Long> values = new ArrayList<>();
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(query + " ORDER BY 1")) {
      while (rows.next()) {
        values.add(rows.getLong(1));
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    return values;
  }

  private StoreFile describe(String path, long rows, long min, long max) throws IOException {
    return new StoreFile(path, rows, database.bytes(path), min, max);
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
