package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.Spike;
import io.aimeter.query.SpikeQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
      "deviations and by half. A cause explains at least 80 % of what is beyond the usual."
    })
public final class SpikesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PeriodOption period = new PeriodOption("7d");
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PeriodOption.Period asked = period.period(format.zone());
    List<Spike> spikes = new SpikeQuery(new Ledger(store.root())).run(asked.since(), asked.until());
    PrintWriter out = spec.commandLine().getOut();
    if (spikes.isEmpty() && format.isForPeople()) {
      out.println("No spike in this time, as far as the weeks before tell what is usual.");
      return 0;
    }
    format.print(answer(spikes), out);
    return 0;
  }

  private static Answer answer(List<Spike> spikes) {
    List<List<Object>> rows = new ArrayList<>();
    for (Spike spike : spikes) {
      List<Object> row = new ArrayList<>();
      row.add(spike.causes());
      row.add(spike.causes().isEmpty() ? null : (Object) spike.explained());
      row.add(spike.since());
      row.add(spike.until());
      row.add(spike.expected());
      row.add(spike.spent());
      row.add(spike.excess());
      rows.add(row);
    }
    return new Answer(
        List.of(
            new Answer.Column("cause", Answer.Shape.TEXTS),
            new Answer.Column("explains", Answer.Shape.SHARE),
            new Answer.Column("since", Answer.Shape.MOMENT),
            new Answer.Column("until", Answer.Shape.MOMENT),
            new Answer.Column("usual", Answer.Shape.MONEY),
            new Answer.Column("spent", Answer.Shape.MONEY),
            new Answer.Column("excess", Answer.Shape.MONEY)),
        rows);
  }
}
