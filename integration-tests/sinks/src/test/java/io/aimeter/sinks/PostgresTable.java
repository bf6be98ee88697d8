package io.aimeter.sinks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The collector's table on a real server. */
public final class PostgresTable {
  private PostgresTable() {}

  /** How many rows of the table there are; 0 where there is no table yet. */
  public static long rows(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      try (ResultSet table = statement.executeQuery("SELECT to_regclass('aimeter_record')")) {
        table.next();
        if (table.getString(1) == null) {
          return 0;
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM aimeter_record")) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
