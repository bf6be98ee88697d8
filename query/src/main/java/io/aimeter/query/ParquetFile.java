package io.aimeter.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes a Parquet file for other programs. */
public final class ParquetFile {
  private static final String TABLE = "rows";

  private ParquetFile() {}

  /**
   * Writes the file, in place of one that is there.
   *
   * @param columns SQL types by the columns' names, in order
   * @param rows a value for each column: null, a String, an Instant (to the microsecond), or a
   *     BigDecimal of the scale that the column has
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Map<String, String> columns, Iterable<List<Object>> rows)
      throws IOException {
    StringJoiner definitions = new StringJoiner(", ");
    columns.forEach((name, type) -> definitions.add('"' + name + "\" " + type));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + TABLE + " (" + definitions + ")");
      try (DuckDBAppender out =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
        for (List<Object> row : rows) {
          append(row, out);
        }
      }
      statement.execute(
          "COPY " + TABLE + " TO " + Sql.text(file.toString()) + " (FORMAT parquet, CODEC zstd)");
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void append(List<Object> row, DuckDBAppender out) throws SQLException {
    out.beginRow();
    for (Object value : row) {
      if (value == null) {
        out.appendNull();
      } else if (value instanceof Instant moment) {
        out.appendEpochMicros(StoreFiles.micros(moment));
      } else if (value instanceof BigDecimal number) {
        out.append(number);
      } else {
        out.append(value.toString());
      }
    }
    out.endRow();
  }
}
