package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.query.DamagedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads the records of one file after another, in their order in the file, which never changes.
 * Little of a file is in memory at a time. For one thread.
 */
public final class StoredRecords implements AutoCloseable {
  private final Path directory;
  private final Database database;
  private Statement statement;
  private Rows rows;

  /** Reads files of that directory. */
  public StoredRecords(Path directory) throws IOException {
    this.directory = directory;
    database = new Database(directory, null);
  }

  /**
   * Begins with a file.
   *
   * @param path relative to the directory
   * @param row the first row to read, from 0
   */
  public void open(String path, long row) throws IOException {
    try {
      if (statement != null) {
        statement.close();
      }
      statement = database.connection().createStatement();
      rows =
          new Rows(
              statement.executeQuery(
                  "SELECT %s FROM read_parquet(%s, hive_partitioning=false, file_row_number=true)"
                          .formatted(Rows.COLUMNS, database.quote(path))
                      + " WHERE file_row_number >= "
                      + row));
    } catch (SQLException e) {
      String damage = DamagedFiles.problem(directory.resolve(path), 0);
      throw new IOException(damage == null ? e.getMessage() : damage, e);
    }
  }

  /** The next record of the file; null at its end. */
  public CostRecord next() throws IOException {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    database.close(); // and with it the statement
  }
}
