package io.aimeter.cli.command;

import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.answer.BudgetsAnswer;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.budget.BudgetFile;
import io.aimeter.query.budget.BudgetQuery;
import io.aimeter.query.budget.BudgetUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
      "  aimeter budgets --file budgets.yaml --fail-over 100%%"
    })
public final class BudgetsCommand implements Callable<Integer> {
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
                BudgetFile.read(file == null ? BudgetsAnswer.existingFile(root) : file),
                at == null ? now : Moments.parse("--at", at, now, zone),
                zone);
    format.print(BudgetsAnswer.of(uses), spec.commandLine().getOut());
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

  private double limit() {
    if (failOver == null) {
      return Double.POSITIVE_INFINITY;
    }
    if (!failOver.matches("\\d{1,6}(\\.\\d{1,6})?%")) {
      throw new BadInput("--fail-over: '" + failOver + "' is no percentage; give 80% or 100%");
    }
    return Double.parseDouble(failOver.substring(0, failOver.length() - 1)) / 100;
  }
}
