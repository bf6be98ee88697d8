package io.aimeter.collector.sink.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database to ship to.
 *
 * @param url as the driver takes it; TLS is said there: {@code ?sslmode=verify-full&sslrootcert=…}
 * @param user null: as the driver guesses
 * @param password null: none
 * @param schema that in which the tables are
 */
public record PostgresTarget(String url, String user, String password, String schema) {
  private static final String SECONDS_TO_CONNECT = "10";
  private static final String SECONDS_TO_ANSWER = "60";

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "aimeter");
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }

  String quotedSchema() {
    return '"' + schema.replace("\"", "\"\"") + '"';
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url + (user == null ? "" : " as " + user) + ", schema " + schema;
  }
}
