package io.aimeter.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * The stores below one aimeter directory, read while collectors write them. Each question sees one
 * consistent state: that of the MANIFESTs when it was asked. Not thread-safe.
 */
public final class Ledger {
  private final Path root;
  private final Instant pricesBefore;

  public Ledger(Path root) {
    this(root, null);
  }

  /**
   * The stores with the prices that their records had before they were priced again.
   *
   * @param pricesBefore reratings from that moment on are undone; null: none
   */
  public Ledger(Path root, Instant pricesBefore) {
    this.root = root;
    this.pricesBefore = pricesBefore;
  }

  /** A question to the files of one moment. */
  interface Question<T> {
    T ask(Statement statement, StoreFiles files) throws SQLException;
  }

  Path root() {
    return root;
  }

  /**
   * Asks; once more where a file was replaced meanwhile.
   *
   * @throws IOException if the store cannot be read
   */
  <T> T ask(Question<T> question) throws IOException {
    StoreFiles files = StoreFiles.read(root, pricesBefore);
    try {
      return attempt(question, files);
    } catch (SQLException e) {
      if (!files.anyVanished()) {
        throw unreadable(e);
      }
    }
    try {
      return attempt(question, StoreFiles.read(root, pricesBefore));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private IOException unreadable(SQLException e) {
    return new IOException("cannot read the store in " + root + ": " + e.getMessage(), e);
  }

  private static <T> T attempt(Question<T> question, StoreFiles files) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return question.ask(statement, files);
    }
  }

  /** A database of its own in memory, which looks for nothing on the network. */
  public static Connection connect() throws SQLException {
    Properties settings = new Properties();
    // A stray function name must not make it look for extensions on the network.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", "512MB");
    settings.setProperty(
        "threads", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
    settings.setProperty("temp_directory", "");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }
}
