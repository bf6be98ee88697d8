package io.aimeter.core.usage;

import io.aimeter.core.exchange.Headers;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.List;

/** The headers by which OpenAI and Anthropic tell limits, by their API references. */
final class RateLimits {
  private static final List<String> NAMES = names();

  private RateLimits() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("retry-after", "retry-after-ms"));
    for (String fact : new String[] {"limit", "remaining", "reset"}) {
      for (String kind : new String[] {"requests", "tokens", "input-images"}) {
        names.add("x-ratelimit-" + fact + '-' + kind);
      }
      for (String kind : new String[] {"requests", "tokens", "input-tokens", "output-tokens"}) {
        names.add("anthropic-ratelimit-" + kind + '-' + fact);
      }
      for (String kind : new String[] {"input-tokens", "output-tokens"}) {
        names.add("anthropic-priority-" + kind + '-' + fact);
      }
    }
    return List.copyOf(names);
  }

  static void copy(Headers from, CostRecord.Builder to) {
    for (String name : NAMES) {
      to.put(RecordField.RATE_LIMITS, name, from.first(name));
    }
  }
}
