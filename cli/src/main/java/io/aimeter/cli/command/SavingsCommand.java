package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.SavingsAnswer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter savings}: money that need not be spent. */
@Command(
    name = "savings",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Money that need not be spent, a month, the most first: each with its evidence and how sure"
            + " it is.",
    footer = {
      "",
      "A month is 30 days like those of the period. A call may be found for several reasons: what is",
      "counted once is the part that adds up, each call by its largest saving alone. All kinds, with",
      "their confidence: docs/savings.md. What another model would cost: aimeter whatif."
    })
public final class SavingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "Only so many. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private PeriodOption period;
  @Mixin private WhereOption where;
  @Mixin private StoreOption store;
  @Mixin private BookOption prices;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        SavingsAnswer.ask(
            where.in(new Ledger(store.root())), prices.book(), period.range(format.zone()), top),
        spec.commandLine().getOut());
    return 0;
  }
}
