package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.FeaturesAnswer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter features}: which features cost out of proportion to their use. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Which features cost out of proportion to their use: outliers first (marked !).",
    footer = {
      "",
      "times of app, times of all: the cost of a call over that of the other features' calls of the same",
      "type, in the application and everywhere. An outlier costs twenty times the others or more; with",
      "fewer than five features of a type none is called so."
    })
public final class FeaturesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "30",
      description = "Only so many. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private PeriodOption period;
  @Mixin private WhereOption where;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        FeaturesAnswer.ask(where.in(new Ledger(store.root())), period.range(format.zone()), top),
        spec.commandLine().getOut());
    return 0;
  }
}
