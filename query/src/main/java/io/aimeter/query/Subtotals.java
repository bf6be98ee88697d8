package io.aimeter.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What questions have added up of {@link KeptSums}, as tables: what is kept of a file never
 * changes, so that the same SQL over it has the same rows for ever. Thread-safe.
 */
final class Subtotals {
  private static final int MOST = 128;
  private static final long MOST_ROWS = 200_000;

  /** Larger ones save little: they are nearly what they are added up from. */
  private static final long MOST_ROWS_OF_ONE = 50_000;

  /**
   * The rows of a query.
   *
   * @param table null: they were too many to keep
   */
  private record Kept(String table, long rows) {}

  private final String prefix;
  private final ReentrantLock making = new ReentrantLock();
  private final Map<String, Kept> bySql = new LinkedHashMap<>(16, 0.75f, true);
  private int next;

  /**
   * Has none yet.
   *
   * @param prefix what the names of its tables begin with
   */
  Subtotals(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The rows of a query over what is kept and nothing else, as a table expression.
   *
   * @param statement of the question: it holds {@link KeptSums#asking}
   */
  String of(Statement statement, String sql) throws SQLException {
    String query = "(" + sql + ")";
    Kept known = known(sql);
    if (known != null) {
      return known.table() == null ? query : known.table();
    }
    if (!making.tryLock()) {
      return query;
    }
    try {
      return make(statement, sql) ? known(sql).table() : query;
    } finally {
      making.unlock();
    }
  }

  private boolean make(Statement statement, String sql) throws SQLException {
    Kept known = known(sql);
    if (known != null || isFull()) {
      return known != null && known.table() != null;
    }
    String table = prefix + next++;
    statement.execute("CREATE TABLE " + table + " AS " + sql);
    long rows;
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      rows = row.getLong(1);
    }
    boolean few = rows <= MOST_ROWS_OF_ONE;
    if (!few) {
      statement.execute("DROP TABLE " + table);
    }
    synchronized (bySql) {
      bySql.put(sql, few ? new Kept(table, rows) : new Kept(null, 0));
    }
    return few;
  }

  private Kept known(String sql) {
    synchronized (bySql) {
      return bySql.get(sql);
    }
  }

  /** Whether nothing can be kept before something is forgotten. */
  boolean isFull() {
    synchronized (bySql) {
      return bySql.size() >= MOST || rows() >= MOST_ROWS;
    }
  }

  private long rows() {
    return bySql.values().stream().mapToLong(Kept::rows).sum();
  }

  /** Forgets what was not asked for longest, if it is full; only while nobody asks. */
  void makeRoom(Statement statement) throws SQLException {
    if (!isFull()) {
      return;
    }
    synchronized (bySql) {
      Iterator<Kept> eldest = bySql.values().iterator();
      while (bySql.size() > MOST / 2 || rows() > MOST_ROWS / 2) {
        Kept kept = eldest.next();
        eldest.remove();
        if (kept.table() != null) {
          statement.execute("DROP TABLE " + kept.table());
        }
      }
    }
  }

  /** Forgets all, whose tables are no more; only while nobody asks. */
  void clear() {
    synchronized (bySql) {
      bySql.clear();
    }
  }

  /** While it is held, none is being made: a checkpoint needs that. */
  ReentrantLock making() {
    return making;
  }
}
