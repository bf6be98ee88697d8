package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.Migration;
import io.aimeter.query.MigrationQuery;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the move from shared keys to keys of one's own has come.
 *
 * @param weeks spend on shared keys, by week
 * @param teams by team, in the first and the last week
 * @param stragglers who is still on shared keys in the last week
 * @param trend when it ends
 */
public record MigrationAnswer(Answer weeks, Answer teams, Answer stragglers, String trend) {
  /** The tables, as people type them. */
  public enum Table {
    week,
    team,
    app
  }

  /**
   * The move since a moment.
   *
   * @throws IOException if the store cannot be read
   */
  public static MigrationAnswer ask(Ledger ledger, Instant since) throws IOException {
    Migration migration = new MigrationQuery(ledger).since(since);
    return new MigrationAnswer(
        weeks(migration),
        moves(migration.teams(), false),
        moves(migration.stragglers(), true),
        migration.weeks().isEmpty() ? "No key was seen in this time." : trend(migration));
  }

  /** One of the tables. */
  public Answer table(Table by) {
    return switch (by) {
      case week -> weeks;
      case team -> teams;
      case app -> stragglers;
    };
  }

  private static String trend(Migration migration) {
    if (migration.weeks().stream().noneMatch(week -> week.shared() > 0)) {
      return "Nothing is spent on shared keys.";
    }
    LocalDate end = migration.end();
    if (end == null) {
      return "The share on shared keys does not fall, or three weeks are not there yet: no end in"
          + " sight.";
    }
    return end.isBefore(LocalDate.now(ZoneOffset.UTC))
        ? "By its trend the move should have ended on " + end + "; see who is left above."
        : "By the trend of these weeks (a straight line), the move ends on " + end + '.';
  }

  private static Answer weeks(Migration migration) {
    return new Answer(
        List.of(
            new Answer.Column("week", Answer.Shape.TEXT),
            new Answer.Column("shared", Answer.Shape.MONEY),
            new Answer.Column("all", Answer.Shape.MONEY),
            new Answer.Column("share", Answer.Shape.SHARE)),
        migration.weeks().stream()
            .map(
                week ->
                    Arrays.<Object>asList(
                        week.start().toString(), week.shared(), week.all(), week.share()))
            .toList());
  }

  private static Answer moves(List<Migration.Move> moves, boolean byApp) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("team", Answer.Shape.TEXT));
    if (byApp) {
      columns.add(new Answer.Column("app", Answer.Shape.TEXT));
    }
    columns.add(new Answer.Column("shared_keys", Answer.Shape.TEXTS));
    columns.add(new Answer.Column("first_share", Answer.Shape.SHARE));
    columns.add(new Answer.Column("last_share", Answer.Shape.SHARE));
    columns.add(new Answer.Column("shared_last_week", Answer.Shape.MONEY));
    return new Answer(columns, moves.stream().map(move -> row(move, byApp)).toList());
  }

  private static List<Object> row(Migration.Move move, boolean byApp) {
    List<Object> row = new ArrayList<>();
    row.add(move.team());
    if (byApp) {
      row.add(move.app());
    }
    row.add(move.keys());
    row.add(move.first());
    row.add(move.last());
    row.add(move.shared());
    return row;
  }
}
