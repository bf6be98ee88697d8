package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.SpikesAnswer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter spikes}: when far more was spent than usual, and what caused it. */
@Command(
    name = "spikes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "When far more was spent than usual, and the fewest dimensions that explain it, the dearest"
            + " first.",
    footer = {
      "",
      "Usual is the median of the same hour of the last four weeks (where there are three; else of",
      "the last seven days, where there are four). A spike is hours above it by five robust standard",
      "deviations and by half, also without its dearest call, and by a twentieth of a usual day. A cause",
      "explains at least 80 %% (else 50 %%) of what is beyond the usual, and one and a half times its usual",
      "share. The release is the one that the application began with at most a day before (tag release)."
    })
public final class SpikesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PeriodOption period = new PeriodOption("7d");
  @Mixin private WhereOption where;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        SpikesAnswer.ask(where.in(new Ledger(store.root())), period.range(format.zone())),
        spec.commandLine().getOut());
    return 0;
  }
}
