package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.Trend;
import io.aimeter.query.TrendQuery;
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
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new BadInput("--top: " + top + " is less than 1");
    }
    PeriodOption.Period asked = period.period(format.zone());
    List<Grouping> groupings = groupings();
    Trend trend =
        new TrendQuery(new Ledger(store.root())).run(groupings, asked.since(), asked.until());
    PrintWriter out = spec.commandLine().getOut();
    if (trend.lines().isEmpty() && format.isForPeople()) {
      out.println("Nothing was spent in this period or the one before.");
      return 0;
    }
    format.print(answer(trend, groupings, format.isForPeople()), out);
    if (format.isForPeople()) {
      if (trend.lines().size() > top) {
        out.println("… and " + (trend.lines().size() - top) + " more; --top shows them.");
      }
      out.println();
      out.println(
          "change = volume (calls) + mix (models) + tokens (a call) + price (a token), exactly.");
    }
    return 0;
  }

  private List<Grouping> groupings() {
    List<Grouping> groupings = Grouping.parse(by);
    for (Grouping grouping : groupings) {
      if (grouping.isTime()) {
        throw new BadInput(
            "--by: a trend compares two periods, of any dimension but " + grouping.name());
      }
    }
    return groupings;
  }

  private Answer answer(Trend trend, List<Grouping> groupings, boolean withTotal) {
    List<Answer.Column> columns = new ArrayList<>();
    for (Grouping grouping : groupings) {
      columns.add(new Answer.Column(grouping.name(), Answer.Shape.TEXT));
    }
    columns.add(new Answer.Column("before", Answer.Shape.MONEY));
    columns.add(new Answer.Column("now", Answer.Shape.MONEY));
    columns.add(new Answer.Column("change", Answer.Shape.MONEY));
    columns.add(new Answer.Column("rate", Answer.Shape.SHARE));
    columns.add(new Answer.Column("volume", Answer.Shape.MONEY));
    columns.add(new Answer.Column("mix", Answer.Shape.MONEY));
    columns.add(new Answer.Column("tokens", Answer.Shape.MONEY));
    columns.add(new Answer.Column("price", Answer.Shape.MONEY));
    columns.add(new Answer.Column("series", Answer.Shape.SERIES));
    List<List<Object>> rows = new ArrayList<>();
    trend.lines().stream().limit(top).forEach(line -> rows.add(row(line, line.keys())));
    if (withTotal) {
      List<String> name = new ArrayList<>(List.of("total"));
      while (name.size() < groupings.size()) {
        name.add("");
      }
      rows.add(row(trend.total(), name));
    }
    return new Answer(columns, rows);
  }

  private static List<Object> row(Trend.Line line, List<String> keys) {
    List<Object> row = new ArrayList<>(keys);
    row.add(line.spentBefore());
    row.add(line.spent());
    row.add(line.spent() - line.spentBefore());
    row.add(line.rate());
    row.add(line.growth().volume());
    row.add(line.growth().mix());
    row.add(line.growth().tokens());
    row.add(line.growth().price());
    row.add(line.series());
    return row;
  }
}
