package io.aimeter.cli.focus;

import io.aimeter.cli.query.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows as a Parquet file. */
final class FocusParquet {
  private static final String TABLE = "focus";

  private FocusParquet() {}

  /** Writes the file, in place of one that is there. */
  static void write(List<FocusRow> rows, FocusTerms terms, Path file) throws IOException {
    StringJoiner columns = new StringJoiner(", ");
    for (FocusColumn column : FocusColumn.ALL) {
      columns.add('"' + column.title() + "\" " + column.type().sql());
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + TABLE + " (" + columns + ")");
      append(rows, terms, connection.unwrap(DuckDBConnection.class));
      statement.execute(
          "COPY " + TABLE + " TO " + Sql.text(file.toString()) + " (FORMAT parquet, CODEC zstd)");
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void append(List<FocusRow> rows, FocusTerms terms, DuckDBConnection connection)
      throws SQLException {
    try (DuckDBAppender out = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
      for (FocusRow row : rows) {
        out.beginRow();
        for (FocusColumn column : FocusColumn.ALL) {
          Object value = column.of(row, terms);
          if (value == null) {
            out.appendNull();
          } else if (value instanceof Instant moment) {
            out.appendEpochMicros(moment.getEpochSecond() * 1_000_000);
          } else if (value instanceof BigDecimal number) {
            out.append(number.setScale(FocusColumn.SCALE));
          } else {
            out.append(FocusText.of(value));
          }
        }
        out.endRow();
      }
    }
  }
}
