package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.budget.BudgetFile;
import io.aimeter.query.budget.BudgetQuery;
import io.aimeter.query.budget.BudgetUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter budgets}: who is over or under their allocation. */
@Command(
    name = "budgets",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Who is over or under their allocation, and will be at the end of the period.",
    footer = {
      "",
      "The forecast is what is spent plus what the days to come will cost: each the mean of the same",
      "day of the week in the last four weeks (of all days, until there were two weeks); ± is one",
      "standard deviation. Exit code 1 with --fail-over where a budget is over.",
      "",
      "Examples:",
      "  aimeter budgets",
      "  aimeter budgets --file budgets.yaml --fail-over 100%"
    })
public final class BudgetsCommand implements Callable<Integer> {
  private static final String DEFAULT = "budgets.yaml";

  @Spec private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "The file of allocations, YAML or JSON. Default: AIMETER_BUDGETS, or budgets.yaml in the"
              + " aimeter directory.")
  private Path file;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As it was at that moment: 2026-11-01, or RFC 3339. Default: now.")
  private String at;

  @Option(
      names = "--fail-over",
      paramLabel = "PERCENT",
      description = "Exit with 1 if more than this of any budget is spent, such as 100%%.")
  private String failOver;

  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    double limit = limit();
    ZoneId zone = format.zone();
    Instant now = Instant.now();
    Path root = store.root();
    List<BudgetUse> uses =
        new BudgetQuery(new Ledger(root))
            .run(
                BudgetFile.read(budgets(root)),
                at == null ? now : Moments.parse("--at", at, now, zone),
                zone);
    PrintWriter out = spec.commandLine().getOut();
    format.print(answer(uses, format.isForPeople()), out);
    List<String> over =
        uses.stream()
            .filter(use -> use.used() == null ? use.spent() > 0 : use.used() > limit)
            .map(use -> use.budget().name())
            .toList();
    if (failOver != null && !over.isEmpty()) {
      spec.commandLine().getErr().println("over " + failOver + ": " + String.join(", ", over));
      return 1;
    }
    return 0;
  }

  private Path budgets(Path root) {
    String given = System.getenv("AIMETER_BUDGETS");
    if (file != null) {
      return file;
    }
    Path found = given == null || given.isEmpty() ? root.resolve(DEFAULT) : Path.of(given);
    if (!Files.exists(found)) {
      throw new BadInput(
          "no budgets in "
              + found
              + "; write there  budgets: [{team: search, usd: 500}]  or name a file with --file");
    }
    return found;
  }

  private double limit() {
    if (failOver == null) {
      return Double.POSITIVE_INFINITY;
    }
    if (!failOver.matches("\\d{1,6}(\\.\\d{1,6})?%")) {
      throw new BadInput("--fail-over: '" + failOver + "' is no percentage; give 80% or 100%");
    }
    return Double.parseDouble(failOver.substring(0, failOver.length() - 1)) / 100;
  }

  private static Answer answer(List<BudgetUse> uses, boolean isForPeople) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("budget", Answer.Shape.TEXT));
    columns.add(new Answer.Column("period", Answer.Shape.TEXT));
    columns.add(new Answer.Column("until", Answer.Shape.TEXT));
    columns.add(new Answer.Column("allocated", Answer.Shape.MONEY));
    columns.add(new Answer.Column("spent", Answer.Shape.MONEY));
    columns.add(new Answer.Column("used", Answer.Shape.SHARE));
    if (isForPeople) {
      columns.add(new Answer.Column("", Answer.Shape.BAR));
    }
    columns.add(new Answer.Column("forecast", Answer.Shape.MONEY));
    columns.add(new Answer.Column(isForPeople ? "±" : "forecast_error", Answer.Shape.MONEY));
    columns.add(new Answer.Column("expected", Answer.Shape.SHARE));
    columns.add(new Answer.Column(isForPeople ? "a_day" : "burn_rate_a_day", Answer.Shape.MONEY));
    columns.add(new Answer.Column("days_left", Answer.Shape.TENTHS));
    return new Answer(columns, uses.stream().map(use -> row(use, isForPeople)).toList());
  }

  private static List<Object> row(BudgetUse use, boolean isForPeople) {
    List<Object> row = new ArrayList<>();
    row.add(use.budget().name());
    row.add(use.budget().period().name().toLowerCase(Locale.ROOT));
    row.add(use.end().minusDays(1).toString());
    row.add(use.budget().nanos());
    row.add(use.spent());
    row.add(use.used());
    if (isForPeople) {
      row.add(use.used());
    }
    row.add(use.forecast());
    row.add(use.error());
    row.add(use.expected());
    row.add(use.burnRate());
    row.add(use.daysLeft());
    return row;
  }
}
