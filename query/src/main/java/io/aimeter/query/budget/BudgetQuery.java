package io.aimeter.query.budget;

import io.aimeter.query.DailySpend;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the store what became of allocations, in one pass for all of them. */
public final class BudgetQuery {
  private final Ledger ledger;

  public BudgetQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The use of each allocation in its period of a moment, in the order given.
   *
   * @throws IOException if the store cannot be read
   */
  public List<BudgetUse> run(List<Budget> budgets, Instant now, ZoneId zone) throws IOException {
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate from = today.minusDays(Forecast.DAYS);
    Set<String> names = new LinkedHashSet<>();
    for (Budget budget : budgets) {
      LocalDate start = budget.period().start(today);
      from = start.isBefore(from) ? start : from;
      names.addAll(budget.of().keySet());
    }
    List<Grouping> by = names.stream().map(Grouping::parse).toList();
    List<DailySpend.Day> days =
        new DailySpend(ledger).run(by, from.atStartOfDay(zone).toInstant(), now, zone);
    List<BudgetUse> uses = new ArrayList<>();
    for (Budget budget : budgets) {
      Map<LocalDate, Long> own = new TreeMap<>();
      for (DailySpend.Day day : days) {
        if (day.of().entrySet().containsAll(budget.of().entrySet())) {
          own.merge(day.day(), day.nanos(), Long::sum);
        }
      }
      uses.add(BudgetUse.of(budget, own, now, zone));
    }
    return uses;
  }
}
