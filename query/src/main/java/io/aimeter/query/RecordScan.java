package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads whole records of a period, one after the other: as many as there are, in no order. */
public final class RecordScan {
  private final Ledger ledger;

  public RecordScan(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Gives each record that began from {@code since} until before {@code until} once.
   *
   * @param begin called before the first record; once more where the store was tidied meanwhile and
   *     all records come again
   * @throws IOException if the store cannot be read
   */
  public void each(Instant since, Instant until, Runnable begin, Consumer<CostRecord> each)
      throws IOException {
    each(since, until, RecordRows.ALL, begin, each);
  }

  /** The same for records of which only some fields are needed. */
  void each(
      Instant since,
      Instant until,
      Set<RecordField> fields,
      Runnable begin,
      Consumer<CostRecord> each)
      throws IOException {
    ledger.ask(
        (statement, files) -> {
          begin.run();
          StoreFiles within = files.between(since, until);
          if (within.isEmpty()) {
            return null;
          }
          String sql =
              "SELECT "
                  + RecordRows.columns(fields)
                  + " FROM "
                  + within.sql()
                  + " WHERE "
                  + Sql.began(since, until);
          read(statement, sql, fields, each);
          return null;
        });
  }

  /** A statement's time-out is over with its first rows; here it is for all of them. */
  private static void read(
      Statement statement, String sql, Set<RecordField> fields, Consumer<CostRecord> each)
      throws SQLException {
    long longest = TimeUnit.SECONDS.toNanos(statement.getQueryTimeout());
    long begin = System.nanoTime();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        if (longest > 0 && System.nanoTime() - begin > longest) {
          throw new SQLTimeoutException("the records were not read in time");
        }
        each.accept(RecordRows.record(row, fields));
      }
    }
  }
}
