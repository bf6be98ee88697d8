package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.Migration;
import io.aimeter.query.MigrationQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter migration}: how far the move from shared keys has come. */
@Command(
    name = "migration",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How far the move from shared keys to keys of one's own has come: the share of spend on"
          + " shared keys, by week and by team, who still uses them, and when the trend ends.",
      "A key is shared if several teams or applications used it in the time asked for."
    })
public final class MigrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "With --json or --csv, which table: ${COMPLETION-CANDIDATES}. Default: team.")
  private Table by = Table.team;

  /** The tables, as people type them. */
  private enum Table {
    week,
    team,
    app
  }

  @Mixin private SinceOption since;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Migration migration =
        new MigrationQuery(new Ledger(store.root())).since(since.moment(format.zone()));
    if (!format.isForPeople()) {
      format.print(
          by == Table.week
              ? weeks(migration)
              : moves(by == Table.team ? migration.teams() : migration.stragglers()),
          out);
      return 0;
    }
    if (migration.weeks().isEmpty()) {
      out.println("No key was seen in this time.");
      return 0;
    }
    Palette palette = format.palette();
    out.println(palette.bold("Spend on shared keys, by week (UTC)"));
    format.print(weeks(migration), out);
    out.println();
    out.println(palette.bold("By team, in the first and the last week"));
    format.print(moves(migration.teams()), out);
    if (!migration.stragglers().isEmpty()) {
      out.println();
      out.println(palette.bold("Still on shared keys in the last week"));
      format.print(moves(migration.stragglers()), out);
    }
    out.println();
    out.println(trend(migration));
    return 0;
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

  private static Answer moves(List<Migration.Move> moves) {
    return new Answer(
        List.of(
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("shared_keys", Answer.Shape.TEXTS),
            new Answer.Column("first_share", Answer.Shape.SHARE),
            new Answer.Column("last_share", Answer.Shape.SHARE),
            new Answer.Column("shared_last_week", Answer.Shape.MONEY)),
        moves.stream()
            .map(
                move ->
                    Arrays.<Object>asList(
                        move.team(),
                        move.app(),
                        move.keys(),
                        move.first(),
                        move.last(),
                        move.shared()))
            .toList());
  }
}
