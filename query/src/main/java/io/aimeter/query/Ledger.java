package io.aimeter.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * The stores below one aimeter directory, read while collectors write them. Each question sees one
 * consistent state: that of the MANIFESTs when it was asked. Not thread-safe.
 */
public final class Ledger {
  private static final int MOST_THREADS = 4;

  private final Path root;
  private final Instant pricesBefore;
  private final Engine engine;
  private final List<Where> where;

  public Ledger(Path root) {
    this(root, null, null, List.of());
  }

  /**
   * The stores with the prices that their records had before they were priced again.
   *
   * @param pricesBefore reratings from that moment on are undone; null: none
   */
  public Ledger(Path root, Instant pricesBefore) {
    this(root, pricesBefore, null, List.of());
  }

  /** The stores, read by an engine that is kept. */
  public Ledger(Path root, Engine engine) {
    this(root, null, engine, List.of());
  }

  private Ledger(Path root, Instant pricesBefore, Engine engine, List<Where> where) {
    this.root = root;
    this.pricesBefore = pricesBefore;
    this.engine = engine;
    this.where = where;
  }

  /** The same as if there were only the records that pass: those in no condition's way. */
  public Ledger narrowed(List<Where> conditions) {
    return conditions.isEmpty() ? this : new Ledger(root, pricesBefore, engine, conditions);
  }

  /** A question to the files of one moment. */
  interface Question<T> {
    T ask(Statement statement, StoreFiles files) throws SQLException;
  }

  Path root() {
    return root;
  }

  /**
   * Asks; once more where a file was replaced meanwhile, or what was kept in memory is lost.
   *
   * @throws IOException if the store cannot be read
   */
  <T> T ask(Question<T> question) throws IOException {
    KeptSums kept = kept();
    if (kept == null) {
      return twice(question);
    }
    Lock asking = kept.asking();
    asking.lock();
    try {
      return twice(question);
    } finally {
      asking.unlock();
    }
  }

  private <T> T twice(Question<T> question) throws IOException {
    StoreFiles files = files();
    try {
      return attempt(question, files);
    } catch (SQLException e) {
      KeptSums kept = kept();
      if (kept != null && kept.recovers(e)) {
        kept.awaitAttached();
      } else if (!files.anyVanished()) {
        throw unreadable(e, files);
      }
    }
    StoreFiles now = files();
    try {
      return attempt(question, now);
    } catch (SQLException e) {
      throw unreadable(e, now);
    }
  }

  private IOException unreadable(SQLException e, StoreFiles files) {
    String text = String.valueOf(e.getMessage());
    if (e instanceof SQLTimeoutException || (engine != null && text.contains("INTERRUPT"))) {
      return new IOException("the question took too long; ask for a shorter time", e);
    }
    if (text.startsWith("Out of Memory")) {
      return new IOException(
          "the question needs too much memory; ask for a shorter time or fewer dimensions", e);
    }
    try (Connection connection = connect()) {
      String damage = files.damage(connection);
      if (damage != null) {
        return new IOException(damage, e);
      }
    } catch (SQLException none) {
      // Then what is known has to do.
    }
    return new IOException("cannot read the store in " + root + ": " + text, e);
  }

  private StoreFiles files() throws IOException {
    StoreFiles files = StoreFiles.read(root, pricesBefore).narrowed(where);
    return files.keptIn(kept());
  }

  private KeptSums kept() {
    return engine == null ? null : engine.kept();
  }

  private <T> T attempt(Question<T> question, StoreFiles files) throws SQLException {
    if (engine == null) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        return question.ask(statement, files);
      }
    }
    try (Connection connection = engine.connect();
        Statement statement = engine.statement(connection)) {
      return question.ask(statement, files);
    }
  }

  /** A database of its own in memory, which looks for nothing on the network. */
  public static Connection connect() throws SQLException {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return Engine.start("512MB", threads);
  }
}
