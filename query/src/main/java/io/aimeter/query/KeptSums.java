package io.aimeter.query;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Days' sums in the memory of an {@link Engine}, compressed: rollups' files never change, so that
 * what was read once is right as long as a MANIFEST names the file. They are read in the
 * background, when a question has first needed them; until then a question reads the files.
 * Thread-safe.
 */
final class KeptSums implements AutoCloseable {
  private static final String CATALOG = "kept";

  /** What DuckDB says of a database that it gave up. */
  private static final String LOST = "has been invalidated";

  /** Of rollups' files; in memory they take about half as much again. */
  private static final long MOST_BYTES = 48L << 20;

  private static final int LONGEST_SECONDS = 30;

  /** What could not be kept may have had no memory because of one large question. */
  private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** A file's tables: their number, and which days of it there are. */
  private record Kept(int id, Set<Long> days, boolean whole, long bytes) {}

  private final Connection connection;
  private final ExecutorService loader;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Path, Kept> kept = new HashMap<>();
  private final Set<Path> asked = new HashSet<>();
  private final Subtotals subtotals = new Subtotals(CATALOG + ".subtotals_");
  private final Consumer<String> failing;
  private final LongSupplier clock;
  private int next;
  private long mostBytes = MOST_BYTES;
  private boolean isAttached;

  /** Since when something could not be kept, by the clock; null: it could. */
  private Long failedAt;

  /**
   * Keeps nothing yet.
   *
   * @param failing told what is the matter when sums cannot be kept
   * @param clock nanoseconds that pass
   */
  KeptSums(Connection connection, Consumer<String> failing, LongSupplier clock)
      throws SQLException {
    this.connection = connection;
    this.failing = failing;
    this.clock = clock;
    try (Statement statement = connection.createStatement()) {
      attach(statement);
    }
    loader =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "aimeter-sums");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** While it is held, what is kept stays: from when files are chosen to the answer. */
  Lock asking() {
    return lock.readLock();
  }

  /** What has been added up of what is kept. */
  Subtotals subtotals() {
    return subtotals;
  }

  /** Whether all of these days are kept. */
  boolean hasAll(List<StoreFiles.Days> chosen, boolean daily) {
    return chosen.stream().allMatch(days -> found(days, days.hasTotal(daily)) != null);
  }

  /**
   * A table expression of some days' rows, or of their rollups' totals, as far as they are kept;
   * the others are added.
   */
  String of(
      SumsPart part, boolean total, List<StoreFiles.Days> chosen, List<StoreFiles.Days> others) {
    List<String> each = new ArrayList<>();
    for (StoreFiles.Days days : chosen) {
      Kept found = found(days, total);
      if (found == null) {
        others.add(days);
      } else {
        String all = "SELECT * FROM " + table(part, total, found.id());
        boolean every = total || days.days().containsAll(found.days());
        each.add(every ? all : all + " WHERE started_at" + days.starts());
      }
    }
    return each.isEmpty() ? null : String.join(" UNION ALL BY NAME ", each);
  }

  private static String table(SumsPart part, boolean total, int id) {
    return CATALOG + "." + part.table(total) + "_" + id;
  }

  private synchronized Kept found(StoreFiles.Days days, boolean total) {
    Kept found = kept.get(days.path());
    boolean has = found != null && found.days().containsAll(days.days());
    return has && (found.whole() || !total) ? found : null;
  }

  /** Has the rollups of which a question chose days read, and lets go of files that are no more. */
  synchronized void want(List<StoreFiles.Days> chosen, Set<Path> existing) {
    asked.retainAll(existing);
    if (failedAt != null && clock.getAsLong() - failedAt >= RETRY_NANOS) {
      asked.retainAll(kept.keySet());
      failedAt = null;
    }
    List<StoreFiles.Days> fresh = chosen.stream().filter(days -> asked.add(days.path())).toList();
    boolean stale = !existing.containsAll(kept.keySet());
    if (!loader.isShutdown() && (stale || !fresh.isEmpty() || subtotals.isFull())) {
      loader.execute(() -> renew(fresh, existing));
    }
  }

  /** Waits until what questions have wanted so far is there. */
  void await() throws InterruptedException, ExecutionException {
    loader.submit(() -> {}).get();
  }

  private void renew(List<StoreFiles.Days> fresh, Set<Path> existing) {
    SQLException failed = null;
    try (Statement statement = connection.createStatement()) {
      forget(statement, existing);
    } catch (SQLException e) {
      failed = e;
    }
    for (StoreFiles.Days days : fresh) {
      if (loader.isShutdown()) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        keep(statement, days);
      } catch (SQLException e) {
        failed = e; // the others are kept nevertheless
      }
    }
    // The files are there to be read: what is missing here costs time, and nothing else.
    if (failed != null && !recovers(failed)) {
      synchronized (this) {
        failedAt = clock.getAsLong();
      }
      tell(failed);
    }
  }

  /**
   * Takes care of it where a statement failed because all of this is lost: a database in memory is,
   * when there is none left to compress it in. Files are read from now on, and sums are kept anew,
   * of half as many files.
   *
   * @return whether that was why
   */
  boolean recovers(SQLException e) {
    if (!String.valueOf(e.getMessage()).contains(LOST)) {
      return false;
    }
    synchronized (this) {
      if (!isAttached) {
        return true;
      }
      isAttached = false;
      mostBytes /= 2;
      kept.clear();
      asked.clear();
    }
    tell(e);
    if (!loader.isShutdown()) {
      loader.execute(this::attachAgain);
    }
    return true;
  }

  /**
   * Waits, {@link #asking}, until there is memory again for a question: what is lost still takes
   * it.
   */
  void awaitAttached() throws IOException {
    lock.readLock().unlock();
    try {
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException | RejectedExecutionException e) {
      throw new IOException("days' sums are lost: " + e.getMessage(), e);
    } finally {
      lock.readLock().lock();
    }
  }

  /** DuckDB's first line says what is the matter; the others are advice to its administrator. */
  private void tell(SQLException e) {
    failing.accept(String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason"));
  }

  /** When nobody asks any more of those who may have chosen what is lost. */
  private void attachAgain() {
    lock.writeLock().lock();
    try (Statement statement = connection.createStatement()) {
      subtotals.clear();
      statement.execute("DETACH " + CATALOG);
      attach(statement);
    } catch (SQLException e) {
      tell(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private synchronized void attach(Statement statement) throws SQLException {
    statement.execute("ATTACH ':memory:' AS " + CATALOG + " (COMPRESS)");
    isAttached = true;
  }

  /** Only while nobody asks, whose answer is of several statements; else another time. */
  private void forget(Statement statement, Set<Path> existing) throws SQLException {
    if (!lock.writeLock().tryLock()) {
      return;
    }
    try {
      List<Kept> gone = new ArrayList<>();
      synchronized (this) {
        kept.forEach(
            (path, each) -> {
              if (!existing.contains(path)) {
                gone.add(each);
              }
            });
        kept.values().removeAll(gone);
      }
      for (Kept each : gone) {
        drop(statement, each.id());
      }
      subtotals.makeRoom(statement);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void drop(Statement statement, int id) throws SQLException {
    for (SumsPart part : SumsPart.values()) {
      for (boolean total : part.totals()) {
        statement.execute("DROP TABLE IF EXISTS " + table(part, total, id));
      }
    }
  }

  private void keep(Statement statement, StoreFiles.Days days) throws SQLException {
    long bytes = days.path().toFile().length();
    int id;
    synchronized (this) {
      long all = kept.values().stream().mapToLong(Kept::bytes).sum();
      if (!isAttached || bytes == 0 || all + bytes > mostBytes) {
        return;
      }
      id = next++;
    }
    try {
      for (SumsPart part : SumsPart.values()) {
        for (boolean total : part.totals()) {
          statement.execute(
              "CREATE TABLE " + table(part, total, id) + " AS " + part.read(days, total));
        }
      }
      compress(statement);
    } catch (SQLException e) {
      // A statement that failed is closed.
      try (Statement again = connection.createStatement()) {
        drop(again, id);
      }
      throw e;
    }
    synchronized (this) {
      kept.put(days.path(), new Kept(id, Set.copyOf(days.days()), days.whole(), bytes));
    }
  }

  /** File by file: it takes memory for all of a table at once, which many days would not leave. */
  private void compress(Statement statement) throws SQLException {
    subtotals.making().lock();
    try {
      statement.execute("FORCE CHECKPOINT " + CATALOG);
    } finally {
      subtotals.making().unlock();
    }
  }

  /** Ends when a file that is being read has been; the database may not be closed before. */
  @Override
  public void close() throws SQLException {
    loader.shutdownNow();
    try {
      if (!loader.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("days' sums are still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while days' sums are being read", e);
    }
    connection.close();
  }
}
