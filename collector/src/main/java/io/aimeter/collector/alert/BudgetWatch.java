package io.aimeter.collector.alert;

import io.aimeter.query.BadInput;
import io.aimeter.query.answer.BudgetsAnswer;
import io.aimeter.query.budget.BudgetUse;
import io.aimeter.query.data.Usd;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks the ledger what {@code aimeter budgets} would answer. */
final class BudgetWatch implements Watch {
  /** Shares of a budget, in percent, at which its owners are told. */
  private static final List<Integer> THRESHOLDS = List.of(80, 100);

  private final Path root;
  private final ZoneId zone;

  BudgetWatch(Path root, ZoneId zone) {
    this.root = root;
    this.zone = zone;
  }

  @Override
  public List<Condition> look(Instant now) throws IOException {
    List<Condition> found = new ArrayList<>();
    try {
      BudgetsAnswer.uses(root, SpendWatch::engine, now, zone).forEach(use -> budget(use, found));
    } catch (BadInput | IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    return found;
  }

  private static void budget(BudgetUse use, List<Condition> found) {
    long allocated = use.budget().nanos();
    String period = use.budget().name() + "/" + use.start();
    for (int percent : THRESHOLDS) {
      if (allocated > 0 && share(use.spent(), allocated) >= percent) {
        String message =
            "%s has spent %s of its %s until %s (%d %%)"
                .formatted(
                    use.budget().name(),
                    SpendWatch.usd(use.spent()),
                    SpendWatch.usd(allocated),
                    use.end().minusDays(1),
                    share(use.spent(), allocated));
        Map<String, Object> fields = fields(use);
        fields.put("threshold_percent", percent);
        found.add(
            new Condition(AlertKind.BUDGET_THRESHOLD, period + "/" + percent, message, fields));
      }
    }
    // Only where even the lower end of the forecast is too much, and not what is spent already.
    boolean surely = use.error() != null && use.forecast() - use.error() > allocated;
    if (allocated > 0 && surely && use.spent() <= allocated) {
      String message =
          "%s will have spent %s of its %s by %s, as its days until now were"
              .formatted(
                  use.budget().name(),
                  SpendWatch.usd(use.forecast()),
                  SpendWatch.usd(allocated),
                  use.end().minusDays(1));
      found.add(new Condition(AlertKind.BUDGET_FORECAST, period, message, fields(use)));
    }
  }

  /** In whole percent, rounded down; exact, as the sums are. */
  private static long share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
        .longValue();
  }

  private static Map<String, Object> fields(BudgetUse use) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("budget", use.budget().name());
    fields.put("period", use.budget().period().name().toLowerCase(Locale.ROOT));
    fields.put("period_start", use.start().toString());
    fields.put("period_end", use.end().minusDays(1).toString());
    fields.put("allocated_usd", Usd.decimal(use.budget().nanos()));
    fields.put("spent_usd", Usd.decimal(use.spent()));
    fields.put("forecast_usd", Usd.decimal(use.forecast()));
    return fields;
  }
}
