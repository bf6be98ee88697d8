package io.aimeter.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Asks what was spent each local day, by some dimensions. */
public final class DailySpend {
  private final Ledger ledger;

  public DailySpend(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What a group spent on a day.
   *
   * @param of its value of each dimension, by name; dimensions without one are missing
   * @param nanos nano-USD
   */
  public record Day(LocalDate day, Map<String, String> of, long nanos) {}

  /**
   * All days and groups with spend.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Day> run(List<Grouping> by, Instant since, Instant until, ZoneId zone)
      throws IOException {
    return ledger.ask(
        (statement, files) -> {
          List<Day> days = new ArrayList<>();
          StoreFiles chosen = files.between(since, until);
          if (chosen.isEmpty()) {
            return days;
          }
          try (ResultSet row =
              statement.executeQuery(sql(statement, by, files, since, until, zone))) {
            while (row.next()) {
              Map<String, String> of = new LinkedHashMap<>();
              for (int i = 0; i < by.size(); i++) {
                String value = row.getString(3 + i);
                if (value != null) {
                  of.put(by.get(i).name(), value);
                }
              }
              days.add(new Day(LocalDate.parse(row.getString(1)), of, row.getLong(2)));
            }
          }
          return days;
        });
  }

  private static String sql(
      Statement statement,
      List<Grouping> by,
      StoreFiles files,
      Instant since,
      Instant until,
      ZoneId zone)
      throws SQLException {
    LocalClock clock = new LocalClock(zone, since, until);
    boolean byRecord = !Cells.canAnswer(by) || clock.isOff();
    StringJoiner of = new StringJoiner(", ");
    StringJoiner ofSums = new StringJoiner(", ");
    of.add(clock.dayStart() + " AS day_start");
    of.add("sum(" + Cells.PAID_COST + ")::BIGINT AS spent");
    ofSums.add("day_start").add("sum(spent)::BIGINT AS spent");
    for (int i = 0; i < by.size(); i++) {
      of.add(by.get(i).sql(clock) + " AS k" + i);
      ofSums.add("k" + i);
    }
    return "SELECT "
        + LocalClock.dayOf("day_start")
        + ", * EXCLUDE (day_start) FROM "
        + CellRange.of(files, since, until, (from, to) -> byRecord)
            .sums(statement, of.toString(), ofSums.toString(), Cells.PAID_RECORDS + " > 0", true);
  }
}
