package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Engine;
import io.aimeter.query.Ledger;
import io.aimeter.query.budget.Budget;
import io.aimeter.query.budget.BudgetFile;
import io.aimeter.query.budget.BudgetQuery;
import io.aimeter.query.budget.BudgetUse;
import io.aimeter.query.budget.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

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
      throw new BadInput(none(found) + "  or name a file with --file");
    }
    return found;
  }

  /**
   * What became of the budgets in the file of allocations; none where there is no file.
   *
   * @param engine starts one to ask with, only where there is a file; it is closed again
   * @throws BadInput if the file is not as it must be
   * @throws IOException if the store or the file cannot be read
   */
  public static List<BudgetUse> uses(Path root, Supplier<Engine> engine, Instant now, ZoneId zone)
      throws IOException {
    Path file = file(root);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Engine brief = engine.get()) {
      return new BudgetQuery(new Ledger(root, brief)).run(BudgetFile.read(file), now, zone);
    }
  }

  /** What people are told where there is no such file. */
  public static String none(Path file) {
    return "no budgets in " + file + "; write there  budgets: [{team: search, usd: 500}]";
  }

  /**
   * All spend of the month of a moment, as if nothing were allocated: with its forecast.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered month(Ledger ledger, Instant now, ZoneId zone) throws IOException {
    Budget all = new Budget("all", Map.of(), Period.MONTH, 0);
    return of(new BudgetQuery(ledger).run(List.of(all), now, zone));
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
