package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import io.aimeter.query.Ledger;
import io.aimeter.query.answer.MigrationAnswer;
import java.io.IOException;
import java.io.PrintWriter;
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
      "A key is shared if several teams or applications used it in the time asked for. A week is"
          + " named by its first day; the last one ends with the newest day (UTC)."
    })
public final class MigrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "With --json or --csv, which table: ${COMPLETION-CANDIDATES}. Default: team.")
  private MigrationAnswer.Table by = MigrationAnswer.Table.team;

  @Mixin private SinceOption since;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    MigrationAnswer migration =
        MigrationAnswer.ask(new Ledger(store.root()), since.moment(format.zone()));
    if (!format.isForPeople()) {
      format.print(migration.table(by), out);
      return 0;
    }
    if (migration.weeks().rows().isEmpty()) {
      out.println(migration.trend());
      return 0;
    }
    Palette palette = format.palette();
    out.println(palette.bold("Spend on shared keys, by week (UTC)"));
    format.print(migration.weeks(), out);
    out.println();
    out.println(palette.bold("By team, in the first and the last week"));
    format.print(migration.teams(), out);
    if (!migration.stragglers().rows().isEmpty()) {
      out.println();
      out.println(palette.bold("Still on shared keys in the last week"));
      format.print(migration.stragglers(), out);
    }
    out.println();
    out.println(migration.trend());
    return 0;
  }
}
