package io.aimeter.collector.web;

import io.aimeter.collector.Health;
import io.aimeter.collector.sink.SinkStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The collector's own health as metrics, asked for when they are read. */
final class HealthMetrics {
  private static final String PREFIX = "aimeter.collector.";

  private HealthMetrics() {}

  /** Registers them. */
  static void register(MeterRegistry registry, Supplier<Health> health) {
    new JvmMemoryMetrics().bindTo(registry);
    counter(
        registry, "committed.records", "Records committed to the store", health, Health::committed);
    counter(
        registry,
        "unreadable.entries",
        "Entries of queues that were no record",
        health,
        Health::unreadable);
    gauge(
        registry,
        "failing",
        "1 while nothing can be shipped",
        health,
        now -> now.problem() == null ? 0 : 1);
    gauge(
        registry,
        "cycle.age.seconds",
        "Time since the last cycle",
        health,
        now -> (System.nanoTime() - now.cycledAt()) / (double) TimeUnit.SECONDS.toNanos(1));
    for (SinkStatus sink : health.get().sinks()) {
      String name = sink.name();
      sinkGauge(
          registry,
          "waiting.records",
          "Records that wait for a sink",
          health,
          name,
          SinkStatus::waiting);
      sinkGauge(
          registry,
          "refused.records",
          "Records a sink refused for good",
          health,
          name,
          SinkStatus::refused);
      sinkGauge(
          registry,
          "failing",
          "1 while a sink gets nothing",
          health,
          name,
          now -> now.problem() == null ? 0 : 1);
    }
  }

  private static void counter(
      MeterRegistry registry,
      String name,
      String description,
      Supplier<Health> health,
      ToDoubleFunction<Health> value) {
    FunctionCounter.builder(PREFIX + name, health, asked -> value.applyAsDouble(asked.get()))
        .description(description)
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry,
      String name,
      String description,
      Supplier<Health> health,
      ToDoubleFunction<Health> value) {
    Gauge.builder(PREFIX + name, health, asked -> value.applyAsDouble(asked.get()))
        .description(description)
        .register(registry);
  }

  private static void sinkGauge(
      MeterRegistry registry,
      String name,
      String description,
      Supplier<Health> health,
      String sink,
      ToDoubleFunction<SinkStatus> value) {
    Gauge.builder(
            "aimeter.sink." + name,
            health,
            asked ->
                asked.get().sinks().stream()
                    .filter(each -> each.name().equals(sink))
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .description(description)
        .tag("sink", sink)
        .register(registry);
  }
}
