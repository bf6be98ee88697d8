package io.aimeter.agent.context;

import io.aimeter.agent.health.Counters;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** OpenTelemetry's baggage in however many class loaders. Thread-safe. */
final class Baggages {
  private final Counters counters;
  private final CopyOnWriteArrayList<Baggage> all = new CopyOnWriteArrayList<>();

  Baggages(Counters counters) {
    this.counters = counters;
  }

  /** Baggage's class is being loaded there. Keeps the loader weakly. */
  void note(ClassLoader loader, String internalName) {
    for (Baggage known : all) {
      if (known.isGone()) {
        all.remove(known);
      } else if (known.is(loader, internalName)) {
        return;
      }
    }
    all.add(new Baggage(loader, internalName));
  }

  /** The calling thread's entries with those of its baggage; null if there are none at all. */
  Map<String, String> addTo(Map<String, String> entries) {
    if (all.isEmpty()) {
      return entries;
    }
    Map<String, String> to = entries;
    for (Baggage baggage : all) {
      try {
        to = baggage.addTo(to);
      } catch (Throwable t) {
        counters.swallowed("context");
        all.remove(baggage);
      }
    }
    return to;
  }
}
