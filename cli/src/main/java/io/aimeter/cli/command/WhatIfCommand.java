package io.aimeter.cli.command;

import io.aimeter.query.Ledger;
import io.aimeter.query.answer.WhatIfAnswer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter whatif}: what the calls that were made would have cost with another model. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "What the calls that were made would have cost with another model: the same tokens at its"
            + " prices of the day.",
    footer = {
      "",
      "Another model counts the same text in other tokens, and may answer longer: try it with some.",
      "",
      "Examples:",
      "  aimeter whatif --where feature=tagging --model gpt-5-mini",
      "  aimeter whatif --where team=shop --where model=gpt-* --provider anthropic --model"
          + " claude-haiku-4-5"
    })
public final class WhatIfCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "The other model, as the price book names it: aimeter prices list.")
  private String model;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Its provider. Default: the one that was called.")
  private String provider;

  @Mixin private WhereOption where;
  @Mixin private PeriodOption period;
  @Mixin private StoreOption store;
  @Mixin private BookOption prices;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    format.print(
        WhatIfAnswer.ask(
            new Ledger(store.root()),
            prices.book(),
            where.conditions(),
            period.range(format.zone()),
            provider,
            model),
        spec.commandLine().getOut());
    return 0;
  }
}
