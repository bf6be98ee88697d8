package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.TrendAnswer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter trend}: where spend grows fastest, and why. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Where spend grows fastest, and why: a period against the period of the same length before.",
      "The change is the exact sum of volume (calls), mix (models), tokens (a call) and price (a"
          + " token)."
    },
    footer = {
      "",
      "Examples:",
      "  aimeter trend                                  this week against the last, by feature",
      "  aimeter trend --by team --since 30d",
      "  aimeter trend --by model --since 2026-11-01 --until 2026-11-08 --json"
    })
public final class TrendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "DIMENSION",
      defaultValue = "team,app,feature",
      description = "Group by these, as report does, but for times. Default: ${DEFAULT-VALUE}.")
  private List<String> by;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "Only the N that grow fastest. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private PeriodOption period = new PeriodOption("7d");
  @Mixin private WhereOption where;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        TrendAnswer.ask(where.in(new Ledger(store.root())), by, period.range(format.zone()), top),
        spec.commandLine().getOut());
    return 0;
  }
}
