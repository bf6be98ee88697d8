package io.aimeter.collector.alert;

import io.aimeter.collector.sink.SinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds sinks that have got nothing for a while. */
final class SinkWatch implements Watch {
  private final Supplier<List<SinkStatus>> sinks;
  private final Duration patience;
  private final Map<String, Instant> failing = new HashMap<>();

  SinkWatch(Supplier<List<SinkStatus>> sinks, Duration patience) {
    this.sinks = sinks;
    this.patience = patience;
  }

  @Override
  public List<Condition> look(Instant now) {
    List<Condition> dead = new ArrayList<>();
    for (SinkStatus sink : sinks.get()) {
      if (sink.problem() == null) {
        failing.remove(sink.name());
      } else if (!since(sink.name(), now).plus(patience).isAfter(now)) {
        dead.add(
            new Condition(
                AlertKind.SINK_DEAD,
                sink.name(),
                "%s gets no records; %d wait for it: %s"
                    .formatted(sink.name(), sink.waiting(), sink.problem()),
                Map.of("sink", sink.name(), "waiting_records", sink.waiting())));
      }
    }
    return dead;
  }

  /** Since when a sink fails; anew where the clock has gone back behind that. */
  private Instant since(String sink, Instant now) {
    return failing.merge(sink, now, (since, then) -> since.isAfter(then) ? then : since);
  }
}
