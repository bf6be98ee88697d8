package io.aimeter.collector.store;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Prices records of a store again. First it looks, file by file, which prices change; then, if it
 * is asked to, writes the files with those records again, and the old prices to a file of their
 * own. Nothing but prices changes. For one thread, once.
 */
public final class Repricing implements AutoCloseable {
  private static final String SPILL = "rerate.tmp";

  private final Path directory;
  private final Range range;
  private final UnaryOperator<CostRecord> pricing;
  private final boolean keep;
  private final Database database;
  private final DuckDBConnection writing;
  private final List<StoreFile> touched = new ArrayList<>();
  private final PriceChanges changes = new PriceChanges();

  /**
   * What is asked for.
   *
   * @param fromMicros the earliest start of a call, in microseconds since the epoch
   * @param untilMicros starts are before it
   * @param priceVersion of the book
   */
  public record Range(long fromMicros, long untilMicros, String priceVersion) {}

  /**
   * Opens it.
   *
   * @param keep whether what it finds is to be written; without, it needs no lock and leaves no
   *     trace
   */
  public Repricing(Path directory, Range range, UnaryOperator<CostRecord> pricing, boolean keep)
      throws IOException {
    this.directory = directory;
    this.range = range;
    this.pricing = pricing;
    this.keep = keep;
    database = new Database(directory, keep ? SPILL : null);
    try {
      database.execute("CREATE TABLE changes (" + StoredPrice.columns() + ")");
      database.execute("CREATE TABLE nothing (" + Schema.columns() + ")");
      // A connection reads one result at a time, and writes nothing meanwhile.
      writing = database.connection().duplicate();
    } catch (SQLException e) {
      database.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Looks at all records in the range that the store has at this moment.
   *
   * @return what changes
   */
  public PriceChanges look() throws IOException {
    for (StoreFile file :
        Store.files(Manifest.read(directory), range.fromMicros(), range.untilMicros())) {
      look(file);
    }
    return changes;
  }

  private void look(StoreFile file) throws IOException {
    String sql =
        ("SELECT %s FROM %s WHERE started_at >= make_timestamp(%d)"
                + " AND started_at < make_timestamp(%d)"
                + " AND instance IS NOT NULL AND sequence IS NOT NULL")
            .formatted(Rows.COLUMNS, table(file), range.fromMicros(), range.untilMicros());
    boolean any = false;
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery(sql);
        DuckDBAppender out = writing.createAppender("main", "changes")) {
      Rows rows = new Rows(result);
      for (CostRecord before = rows.next(); before != null; before = rows.next()) {
        CostRecord after = pricing.apply(before);
        if (changes.add(before, after)) {
          any = true;
          if (keep) {
            StoredPrice.append(out, before, after);
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException("cannot price " + file.path() + " again: " + e.getMessage(), e);
    }
    if (any) {
      touched.add(file);
    }
  }

  /** With all columns of this version, also those that an older file lacks. */
  private String table(StoreFile file) {
    return "(SELECT * FROM read_parquet("
        + database.quote(file.path())
        + ", hive_partitioning=false) UNION ALL BY NAME SELECT * FROM nothing)";
  }

  /** Whether it found nothing that changes. */
  public boolean isEmpty() {
    return touched.isEmpty();
  }

  /** The files that hold records whose price changes. */
  List<StoreFile> touched() {
    return touched;
  }

  /**
   * Writes what changes.
   *
   * @param before all reratings until now
   * @param names gives a new file's name
   * @param files all of the store's: those that change are replaced in the list
   */
  Rerating write(List<Rerating> before, Supplier<String> names, List<StoreFile> files)
      throws IOException {
    Set<String> gone = new HashSet<>();
    List<StoreFile> written = new ArrayList<>();
    for (StoreFile file : touched) {
      gone.add(file.path());
      written.add(rewritten(file, Places.beside(file, names.get())));
    }
    if (!files.removeIf(file -> gone.contains(file.path())) && !gone.isEmpty()) {
      throw new IOException("the store has changed meanwhile");
    }
    files.addAll(written);
    String old = Places.rerated(names.get());
    database.copy(
        "SELECT instance, sequence, "
            + StoredPrice.old()
            + " FROM changes ORDER BY instance, sequence",
        old);
    long last = before.isEmpty() ? 0 : before.get(before.size() - 1).at();
    PriceChanges.Sum sum = changes.all();
    return new Rerating(
        Math.max(System.currentTimeMillis(), last + 1),
        range.priceVersion(),
        old,
        sum.records(),
        range.fromMicros(),
        range.untilMicros(),
        sum.before(),
        sum.after());
  }

  private StoreFile rewritten(StoreFile file, String path) throws IOException {
    database.copy(
        "SELECT r.* REPLACE ("
            + StoredPrice.replaced()
            + ") FROM "
            + table(file)
            + " r LEFT JOIN changes c ON r.instance = c.instance AND r.sequence = c.sequence"
            + " ORDER BY r.started_at",
        path);
    long rows = database.rows(path);
    if (rows != file.rows()) {
      throw new IOException(
          "of " + file.rows() + " rows of " + file.path() + " " + rows + " were written");
    }
    return new StoreFile(
        path, rows, database.bytes(path), file.minStartMicros(), file.maxStartMicros());
  }

  @Override
  public void close() throws IOException {
    try {
      writing.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      database.close();
    }
  }
}
