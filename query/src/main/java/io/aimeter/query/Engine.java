package io.aimeter.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Where questions are computed: one database in memory. It holds what a question needs while it is
 * asked, and for whoever asks often days' sums. Thread-safe.
 */
public final class Engine implements AutoCloseable {
  private final DuckDBConnection root;
  private final KeptSums kept;
  private final int timeoutSeconds;

  private Engine(String memoryLimit, int threads, int timeoutSeconds, Consumer<String> failing) {
    this.timeoutSeconds = timeoutSeconds;
    try {
      root = start(memoryLimit, threads);
      kept = failing == null ? null : new KeptSums(root.duplicate(), failing, System::nanoTime);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot start the database: " + e.getMessage(), e);
    }
  }

  /**
   * Starts one for a few questions, which keeps nothing.
   *
   * @param memoryLimit the most memory all questions together may take, such as {@code 256MB}
   * @param threads how many threads compute
   * @param timeoutSeconds the longest that a question's statement may take; 0 for ever
   * @throws IllegalStateException if the database cannot be loaded
   */
  public static Engine brief(String memoryLimit, int threads, int timeoutSeconds) {
    return new Engine(memoryLimit, threads, timeoutSeconds, null);
  }

  /**
   * Starts one that is asked often; it keeps days' sums in its memory.
   *
   * @param failing told what is the matter when it cannot, which makes answers slower; by a thread
   *     of its own
   */
  public static Engine lasting(
      String memoryLimit, int threads, int timeoutSeconds, Consumer<String> failing) {
    return new Engine(memoryLimit, threads, timeoutSeconds, failing);
  }

  /** The days' sums in its memory; null where it keeps none. */
  KeptSums kept() {
    return kept;
  }

  /** A connection of its own, in which temporary tables are its own too. */
  Connection connect() throws SQLException {
    return root.duplicate();
  }

  /** A statement that ends when its time is over. */
  Statement statement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(timeoutSeconds);
    return statement;
  }

  static DuckDBConnection start(String memoryLimit, int threads) throws SQLException {
    Properties settings = new Properties();
    // A stray function name must not make it look for extensions on the network.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", memoryLimit);
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", "");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  /**
   * Of a lasting one, waits until the days' sums that questions have wanted so far are in its
   * memory.
   *
   * @throws IllegalStateException if that failed by a defect
   */
  public void awaitSums() throws InterruptedException {
    try {
      kept.await();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read the days' sums: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      if (kept != null) {
        kept.close();
      }
      root.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot end the database: " + e.getMessage(), e);
    }
  }
}
