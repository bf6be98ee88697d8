package io.aimeter.collector.store;

import io.aimeter.core.ledger.Outbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far sinks have come of which the MANIFEST does not know yet. Thread-safe. */
final class Progress {
  private final Map<String, Long> shipped = new ConcurrentHashMap<>();

  /** The sink has all parcels before that number. */
  void shipped(String sink, long number) {
    shipped.merge(sink, number, Math::max);
  }

  /** The outboxes without what has been shipped. */
  List<Outbox> applied(List<Outbox> outboxes) {
    return outboxes.stream().map(outbox -> outbox.from(number(outbox))).toList();
  }

  private long number(Outbox outbox) {
    return shipped.getOrDefault(outbox.sink(), outbox.first());
  }

  /**
   * Whether an outbox should be shortened at once.
   *
   * @param any whether anything to take out is enough
   */
  boolean isWorthACommit(List<Outbox> outboxes, boolean any) {
    return outboxes.stream()
        .anyMatch(
            outbox -> outbox.wantsMore(number(outbox)) || (any && number(outbox) > outbox.first()));
  }
}
