package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.budget.BudgetUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is over or under their allocation. */
public final class BudgetsAnswer {
  private static final String VARIABLE = "AIMETER_BUDGETS";
  private static final String DEFAULT = "budgets.yaml";

  private BudgetsAnswer() {}

  /** The file of allocations where none is named: it may not exist. */
  public static Path file(Path root) {
    String given = System.getenv(VARIABLE);
    return given == null || given.isEmpty() ? root.resolve(DEFAULT) : Path.of(given);
  }

  /**
   * The same, which must exist.
   *
   * @throws BadInput if it does not
   */
  public static Path existingFile(Path root) {
    Path found = file(root);
    if (!Files.exists(found)) {
      throw new BadInput(
          "no budgets in "
              + found
              + "; write there  budgets: [{team: search, usd: 500}]  or name a file with --file");
    }
    return found;
  }

  /** What became of allocations; people see a bar as well. */
  public static Answered of(List<BudgetUse> uses) {
    return new Answered(answer(uses, false), answer(uses, true), List.of());
  }

  private static Answer answer(List<BudgetUse> uses, boolean forPeople) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("budget", Answer.Shape.TEXT));
    columns.add(new Answer.Column("period", Answer.Shape.TEXT));
    columns.add(new Answer.Column("until", Answer.Shape.TEXT));
    columns.add(new Answer.Column("allocated", Answer.Shape.MONEY));
    columns.add(new Answer.Column("spent", Answer.Shape.MONEY));
    columns.add(new Answer.Column("used", Answer.Shape.SHARE));
    if (forPeople) {
      columns.add(new Answer.Column("", Answer.Shape.BAR));
    }
    columns.add(new Answer.Column("forecast", Answer.Shape.MONEY));
    columns.add(new Answer.Column(forPeople ? "±" : "forecast_error", Answer.Shape.MONEY));
    columns.add(new Answer.Column("expected", Answer.Shape.SHARE));
    columns.add(new Answer.Column(forPeople ? "a_day" : "burn_rate_a_day", Answer.Shape.MONEY));
    columns.add(new Answer.Column("days_left", Answer.Shape.TENTHS));
    return new Answer(columns, uses.stream().map(use -> row(use, forPeople)).toList());
  }

  private static List<Object> row(BudgetUse use, boolean forPeople) {
    List<Object> row = new ArrayList<>();
    row.add(use.budget().name());
    row.add(use.budget().period().name().toLowerCase(Locale.ROOT));
    row.add(use.end().minusDays(1).toString());
    row.add(use.budget().nanos());
    row.add(use.spent());
    row.add(use.used());
    if (forPeople) {
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
