package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.Saving;
import io.aimeter.query.SavingsQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      "A month is 30 days like those of the period. A call may be found for several reasons, so that",
      "findings do not add up. What another model would cost: aimeter whatif."
    })
public final class SavingsCommand implements Callable<Integer> {
  private static final Duration MONTH = Duration.ofDays(30);

  @Spec private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "Only so many. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private PeriodOption period;
  @Mixin private StoreOption store;
  @Mixin private BookOption prices;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new BadInput("--top: " + top + " is less than 1");
    }
    PeriodOption.Period asked = period.period(format.zone());
    List<Saving> savings =
        new SavingsQuery(new Ledger(store.root()), prices.book()).run(asked.since(), asked.until());
    PrintWriter out = spec.commandLine().getOut();
    if (savings.isEmpty() && format.isForPeople()) {
      out.println("Nothing found that need not have been spent in this time.");
      return 0;
    }
    Duration length = Duration.between(asked.since(), asked.until());
    format.print(answer(savings.stream().limit(top).toList(), length), out);
    if (savings.size() > top && format.isForPeople()) {
      out.println("… and " + (savings.size() - top) + " more; --top shows them.");
    }
    return 0;
  }

  private static Answer answer(List<Saving> savings, Duration length) {
    List<List<Object>> rows = new ArrayList<>();
    for (Saving saving : savings) {
      List<Object> row = new ArrayList<>();
      row.add(name(saving.what()));
      row.add(saving.team());
      row.add(saving.app());
      row.add(saving.feature());
      row.add(saving.model());
      row.add(name(saving.what().confidence()));
      row.add(saving.what().evidence());
      row.add(saving.calls());
      row.add(saving.nanos());
      row.add(aMonth(saving.nanos(), length));
      rows.add(row);
    }
    return new Answer(
        List.of(
            new Answer.Column("saving", Answer.Shape.TEXT),
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("feature", Answer.Shape.TEXT),
            new Answer.Column("model", Answer.Shape.TEXT),
            new Answer.Column("confidence", Answer.Shape.TEXT),
            new Answer.Column("evidence", Answer.Shape.TEXT),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("in_period", Answer.Shape.MONEY),
            new Answer.Column("a_month", Answer.Shape.MONEY)),
        rows);
  }

  private static long aMonth(long nanos, Duration length) {
    return BigInteger.valueOf(nanos)
        .multiply(BigInteger.valueOf(MONTH.toSeconds()))
        .divide(BigInteger.valueOf(Math.max(1, length.toSeconds())))
        .longValue();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
