package io.aimeter.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The keys that sums are told apart by, as columns {@code k0}, {@code k1} and so on: how people see
 * them. Beside a key that is a time, a column {@code t0}, {@code t1} has its moment, to order by.
 */
final class GroupKeys {
  private final StringBuilder ofCells = new StringBuilder();
  private final StringBuilder ofSums = new StringBuilder();
  private final StringBuilder namedAfterwards = new StringBuilder();
  private final StringBuilder moments = new StringBuilder();
  private final StringBuilder names = new StringBuilder();

  GroupKeys(List<Grouping> by, LocalClock clock) {
    for (int i = 0; i < by.size(); i++) {
      add(by.get(i), clock, "k" + i, "t" + i);
    }
  }

  private void add(Grouping grouping, LocalClock clock, String name, String time) {
    String moment = grouping.moment(clock);
    names.append(", ").append(name).append(" NULLS LAST");
    if (moment != null) {
      moments.append(time).append(", ");
    }
    if (grouping.isDay()) {
      // A name for each row takes longer than all the sums.
      ofCells.append(moment).append(" AS ").append(time).append(", ");
      ofSums.append(time).append(", ");
      namedAfterwards.append(", ").append(LocalClock.dayOf(time)).append(" AS ").append(name);
      return;
    }
    ofCells.append(grouping.sql(clock)).append(" AS ").append(name).append(", ");
    ofSums.append(name).append(", ");
    if (moment != null) {
      String earliest = "min(%s) AS " + time + ", ";
      ofCells.append(earliest.formatted(moment));
      ofSums.append(earliest.formatted(time));
    }
  }

  /**
   * Sums by these keys, as a table expression.
   *
   * @param sums with their names, the same of cells and of such sums
   */
  String sums(Statement statement, CellRange range, String sums) throws SQLException {
    boolean daily = !moments.isEmpty();
    return "(SELECT *"
        + namedAfterwards
        + " FROM "
        + range.sums(statement, ofCells + sums, ofSums + sums, "true", daily)
        + ")";
  }

  /** What to order by: the moments, then what is given, then the names. */
  String order(String inBetween) {
    return moments + inBetween + names;
  }
}
