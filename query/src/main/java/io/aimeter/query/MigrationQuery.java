package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks the store how far the move from shared keys has come. */
public final class MigrationQuery {
  private static final String FINGERPRINT = RecordField.KEY_FINGERPRINT.column();
  private static final String TEAM = RecordField.TEAM.column();
  private static final String APP = RecordField.APP.column();

  private final Ledger ledger;

  public MigrationQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Spend of a team's application on one kind of keys in a week. */
  private record Spend(
      LocalDate week, String team, String app, String key, boolean shared, long cost) {}

  /**
   * The move since a moment. A key is shared if several teams or applications used it in that time.
   * Weeks are counted back from the newest day, so that the last one is never an hour of a Monday.
   */
  public Migration since(Instant since) throws IOException {
    List<Spend> spends = ledger.ask((statement, files) -> spends(statement, files, since));
    TreeMap<LocalDate, long[]> weeks = new TreeMap<>();
    for (Spend spend : spends) {
      long[] sums = weeks.computeIfAbsent(spend.week(), none -> new long[2]);
      sums[0] += spend.shared() ? spend.cost() : 0;
      sums[1] += spend.cost();
    }
    List<Migration.Week> told = new ArrayList<>();
    weeks.forEach((week, sums) -> told.add(new Migration.Week(week, sums[0], sums[1])));
    LocalDate last = weeks.isEmpty() ? null : weeks.lastKey();
    List<Migration.Move> stragglers = moves(spends, last, true);
    stragglers.removeIf(move -> move.keys().isEmpty());
    return new Migration(told, moves(spends, last, false), stragglers);
  }

  private static List<Spend> spends(Statement statement, StoreFiles files, Instant since)
      throws SQLException {
    List<Spend> spends = new ArrayList<>();
    if (files.between(since, null).isEmpty()) {
      return spends;
    }
    String keys = "day, " + TEAM + ", " + APP + ", name, " + FINGERPRINT;
    String of =
        RecordField.STARTED_AT.column()
            + "::DATE AS day, "
            + TEAM
            + ", "
            + APP
            + ", coalesce("
            + RecordField.KEY_HINT.column()
            + ", "
            + FINGERPRINT
            + ") AS name, "
            + FINGERPRINT
            + ", coalesce(sum("
            + RecordField.COST.column()
            + "), 0)::BIGINT AS spent";
    String sums =
        CellRange.of(files, since, null, (from, to) -> false)
            .sums(
                statement,
                of,
                keys + ", sum(spent)::BIGINT AS spent",
                FINGERPRINT + " IS NOT NULL",
                true);
    String sql =
        "WITH days AS (SELECT * FROM "
            + sums
            + "), spends AS (SELECT day + (newest - day)::INTEGER % 7 - 6 AS week, days.* FROM days,"
            + " (SELECT max(day) AS newest FROM days)), shared AS (SELECT "
            + FINGERPRINT
            + " AS fp FROM spends GROUP BY 1 HAVING count(DISTINCT "
            + TEAM
            + ") > 1 OR count(DISTINCT "
            + APP
            + ") > 1) SELECT week, "
            + TEAM
            + ", "
            + APP
            + ", name, fp IS NOT NULL, sum(spent)::BIGINT FROM spends LEFT JOIN shared ON fp = "
            + FINGERPRINT
            + " GROUP BY ALL ORDER BY 1";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        spends.add(
            new Spend(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getLong(6)));
      }
    }
    return spends;
  }

  private static List<Migration.Move> moves(List<Spend> spends, LocalDate last, boolean byApp) {
    Map<List<String>, List<Spend>> groups = new TreeMap<>(MigrationQuery::compare);
    for (Spend spend : spends) {
      List<String> who = new ArrayList<>();
      who.add(spend.team());
      who.add(byApp ? spend.app() : null);
      groups.computeIfAbsent(who, none -> new ArrayList<>()).add(spend);
    }
    List<Migration.Move> moves = new ArrayList<>();
    groups.forEach((who, all) -> moves.add(move(who, all, last)));
    moves.sort((a, b) -> Long.compare(b.shared(), a.shared()));
    return moves;
  }

  private static int compare(List<String> a, List<String> b) {
    return a.toString().compareTo(b.toString());
  }

  private static Migration.Move move(List<String> who, List<Spend> spends, LocalDate last) {
    LocalDate first = spends.get(0).week();
    TreeSet<String> keys = new TreeSet<>();
    for (Spend spend : spends) {
      if (spend.shared() && spend.week().equals(last)) {
        keys.add(spend.key());
      }
    }
    LocalDate latest = spends.get(spends.size() - 1).week();
    return new Migration.Move(
        who.get(0),
        who.get(1),
        List.copyOf(keys),
        share(spends, first),
        share(spends, latest),
        spends.stream()
            .filter(spend -> spend.shared() && spend.week().equals(last))
            .mapToLong(Spend::cost)
            .sum());
  }

  private static double share(List<Spend> spends, LocalDate week) {
    long all = 0;
    long shared = 0;
    for (Spend spend : spends) {
      if (spend.week().equals(week)) {
        all += spend.cost();
        shared += spend.shared() ? spend.cost() : 0;
      }
    }
    return all == 0 ? 0 : shared / (double) all;
  }
}
