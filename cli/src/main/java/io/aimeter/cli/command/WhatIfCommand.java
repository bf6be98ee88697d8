package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.WhatIf;
import io.aimeter.query.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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

  @Option(
      names = "--where",
      paramLabel = "DIMENSION=VALUE",
      description =
          "Only calls of this; a star stands for anything. May be repeated. Default: all calls.")
  private List<String> where = new ArrayList<>();

  @Mixin private PeriodOption period;
  @Mixin private StoreOption store;
  @Mixin private BookOption prices;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PeriodOption.Period asked = period.period(format.zone());
    List<WhatIf.Line> lines =
        new WhatIf(new Ledger(store.root()), prices.book())
            .run(Where.parse(where), asked.since(), asked.until(), provider, model);
    PrintWriter out = spec.commandLine().getOut();
    if (lines.isEmpty() && format.isForPeople()) {
      out.println("No such call cost anything in this time.");
      return 0;
    }
    format.print(answer(lines), out);
    long unpriced = lines.stream().mapToLong(WhatIf.Line::unpriced).sum();
    if (unpriced > 0 && format.isForPeople()) {
      out.println(
          "\n! "
              + Figures.count(unpriced, "call")
              + " not in the sums: the price book has no price for what they used of "
              + model
              + ", or had none when they were made. See: aimeter prices show "
              + model);
    }
    return 0;
  }

  private static Answer answer(List<WhatIf.Line> lines) {
    List<List<Object>> rows = new ArrayList<>();
    for (WhatIf.Line line : lines) {
      List<Object> row = new ArrayList<>();
      row.add(line.team());
      row.add(line.app());
      row.add(line.feature());
      row.add(line.model());
      row.add(line.calls());
      row.add(line.cost());
      row.add(line.otherwise());
      row.add(line.otherwise() - line.cost());
      row.add(
          line.cost() == 0
              ? null
              : (Object) ((line.otherwise() - line.cost()) / (double) line.cost()));
      row.add(line.unpriced());
      rows.add(row);
    }
    return new Answer(
        List.of(
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("feature", Answer.Shape.TEXT),
            new Answer.Column("model", Answer.Shape.TEXT),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("cost", Answer.Shape.MONEY),
            new Answer.Column("otherwise", Answer.Shape.MONEY),
            new Answer.Column("change", Answer.Shape.MONEY),
            new Answer.Column("rate", Answer.Shape.SHARE),
            new Answer.Column("unpriced", Answer.Shape.COUNT)),
        rows);
  }
}
