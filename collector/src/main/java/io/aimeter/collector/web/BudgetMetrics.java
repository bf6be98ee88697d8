package io.aimeter.collector.web;

import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.query.BadInput;
import io.aimeter.query.Engine;
import io.aimeter.query.answer.BudgetsAnswer;
import io.aimeter.query.budget.BudgetUse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * What became of budgets as gauges, all as {@code aimeter budgets} says it. The ledger is asked
 * once a minute while somebody reads them, and not while they wait. Thread-safe.
 */
final class BudgetMetrics {
  /** Of further budgets nothing is told: each costs Prometheus memory. */
  static final int MOST_BUDGETS = 500;

  private static final long HOLDS_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final double USD = 1e9;
  private static final String MEMORY = "128MB";
  private static final int LONGEST_SECONDS = 60;

  private final Path root;
  private final Log log;
  private final MultiGauge allocated;
  private final MultiGauge spent;
  private final MultiGauge forecast;
  private final AtomicLong askAgain = new AtomicLong(System.nanoTime());

  BudgetMetrics(MeterRegistry registry, Path root, Log log) {
    this.root = root;
    this.log = log;
    allocated = gauge(registry, "allocated", "What a budget allows in its period, in US dollars");
    spent = gauge(registry, "spent", "What has been spent in its period, in US dollars");
    forecast = gauge(registry, "forecast", "What will have been spent at its end, in US dollars");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("aimeter.budget." + name + ".usd")
        .description(description)
        .register(registry);
  }

  /** They are read: asks the ledger, by the executor, where that was a minute ago. */
  void read(Executor executor) {
    long now = System.nanoTime();
    long due = askAgain.get();
    if (now - due >= 0 && askAgain.compareAndSet(due, now + HOLDS_NANOS)) {
      executor.execute(this::ask);
    }
  }

  private void ask() {
    List<BudgetUse> uses = List.of();
    try {
      uses =
          BudgetsAnswer.uses(
              root,
              () -> Engine.brief(MEMORY, 1, LONGEST_SECONDS),
              Instant.now(),
              ZoneId.systemDefault());
    } catch (IOException | BadInput | IllegalStateException e) {
      // What was known no longer is; an alert on what is absent sees it.
      log.say(Event.BUDGETS_FAILING, "cannot tell Prometheus of budgets: " + e.getMessage());
    }
    List<BudgetUse> told = uses.stream().limit(MOST_BUDGETS).toList();
    register(allocated, told, use -> use.budget().nanos());
    register(spent, told, BudgetUse::spent);
    register(forecast, told, BudgetUse::forecast);
  }

  private static void register(
      MultiGauge gauge, List<BudgetUse> uses, ToLongFunction<BudgetUse> nanos) {
    gauge.register(
        uses.stream()
            .map(use -> MultiGauge.Row.of(tags(use), nanos.applyAsLong(use) / USD))
            .toList(),
        true);
  }

  private static Tags tags(BudgetUse use) {
    return Tags.of(
        "budget", use.budget().name(),
        "period", use.budget().period().name().toLowerCase(Locale.ROOT),
        "team", use.budget().of().getOrDefault("team", ""),
        "app", use.budget().of().getOrDefault("app", ""));
  }
}
