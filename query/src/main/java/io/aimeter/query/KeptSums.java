package io.aimeter.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * Days' sums in the memory of an {@link Engine}, compressed: rollups' files never change, so that
 * what was read once is right as long as a MANIFEST names the file. They are read in the
 * background, when a question has first needed them; until then a question reads the files.
 * Thread-safe.
 */
final class KeptSums implements AutoCloseable {
  private static final String CATALOG = "kept";
  private static final String ID = "kept_id";
  private static final List<Boolean> TOTAL = List.of(false, true);

  /** Of rollups' files; in memory they take about half as much again. */
  private static final long MOST_BYTES = 48L << 20;

  private static final int LONGEST_SECONDS = 30;

  /** How a file's rows are told: by a number of ours, and which days of it there are. */
  private record Kept(int id, Set<Long> days, boolean whole, long bytes) {}

  private final Connection connection;
  private final ExecutorService loader;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Path, Kept> kept = new HashMap<>();
  private final Set<Path> asked = new HashSet<>();
  private final Subtotals subtotals = new Subtotals(CATALOG + ".subtotals_");
  private final Consumer<String> failing;
  private int next;

  /**
   * Keeps nothing yet.
   *
   * @param failing told what is the matter when sums cannot be kept
   */
  KeptSums(Connection connection, Consumer<String> failing) throws SQLException {
    this.connection = connection;
    this.failing = failing;
    try (Statement statement = connection.createStatement()) {
      statement.execute("ATTACH ':memory:' AS " + CATALOG + " (COMPRESS)");
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
    Map<StoreFiles.Days, Kept> there = new LinkedHashMap<>();
    for (StoreFiles.Days days : chosen) {
      Kept found = found(days, total);
      if (found == null) {
        others.add(days);
      } else {
        there.put(days, found);
      }
    }
    if (there.isEmpty()) {
      return null;
    }
    LongSummaryStatistics wanted =
        there.keySet().stream()
            .flatMap(days -> days.days().stream())
            .mapToLong(Long::longValue)
            .summaryStatistics();
    StringJoiner ids = new StringJoiner(", ");
    StringBuilder but = new StringBuilder();
    there.forEach(
        (days, found) -> {
          ids.add(Integer.toString(found.id()));
          if (total) {
            return;
          }
          for (long day : found.days()) {
            boolean isBetween = day >= wanted.getMin() && day <= wanted.getMax();
            if (isBetween && !days.days().contains(day)) {
              but.append(" AND NOT (").append(ID).append(" = ").append(found.id());
              but.append(" AND started_at = ").append(at(day)).append(')');
            }
          }
        });
    return "SELECT * EXCLUDE ("
        + ID
        + ") FROM "
        + table(part, total)
        + " WHERE "
        + ID
        + " IN ("
        + ids
        + ")"
        + (total
            ? ""
            : " AND started_at >= "
                + at(wanted.getMin())
                + " AND started_at <= "
                + at(wanted.getMax()))
        + but;
  }

  private static String at(long day) {
    return Sql.timestamp(day * StoreFiles.DAY_MICROS);
  }

  private static String table(SumsPart part, boolean total) {
    return CATALOG + "." + part.table(total);
  }

  private synchronized Kept found(StoreFiles.Days days, boolean total) {
    Kept found = kept.get(days.path());
    boolean has = found != null && found.days().containsAll(days.days());
    return has && (found.whole() || !total) ? found : null;
  }

  /** Has the rollups of which a question chose days read, and lets go of files that are no more. */
  synchronized void want(List<StoreFiles.Days> chosen, Set<Path> existing) {
    asked.retainAll(existing);
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
    try (Statement statement = connection.createStatement()) {
      forget(statement, existing);
      for (StoreFiles.Days days : fresh) {
        if (loader.isShutdown()) {
          return;
        }
        keep(statement, days);
      }
      if (!fresh.isEmpty()) {
        compress(statement);
      }
    } catch (SQLException e) {
      // The files are there to be read: what is missing here costs time, and nothing else.
      failing.accept(e.getMessage());
    }
  }

  private void compress(Statement statement) throws SQLException {
    subtotals.making().lock();
    try {
      statement.execute("CHECKPOINT " + CATALOG);
    } finally {
      subtotals.making().unlock();
    }
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
        delete(statement, each.id());
      }
      subtotals.makeRoom(statement);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void delete(Statement statement, int id) throws SQLException {
    for (SumsPart part : SumsPart.values()) {
      for (boolean total : TOTAL) {
        statement.execute("DELETE FROM " + table(part, total) + " WHERE " + ID + " = " + id);
      }
    }
  }

  private void keep(Statement statement, StoreFiles.Days days) throws SQLException {
    long bytes = days.path().toFile().length();
    int id;
    synchronized (this) {
      long all = kept.values().stream().mapToLong(Kept::bytes).sum();
      if (bytes == 0 || all + bytes > MOST_BYTES) {
        return;
      }
      id = next++;
    }
    for (SumsPart part : SumsPart.values()) {
      for (boolean total : TOTAL) {
        String rows = part.read(days, ", " + id + "::INTEGER AS " + ID, total);
        String table = table(part, total);
        statement.execute("CREATE TABLE IF NOT EXISTS " + table + " AS " + rows + " LIMIT 0");
        statement.execute("INSERT INTO " + table + " BY NAME " + rows);
      }
    }
    synchronized (this) {
      kept.put(days.path(), new Kept(id, Set.copyOf(days.days()), days.whole(), bytes));
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
