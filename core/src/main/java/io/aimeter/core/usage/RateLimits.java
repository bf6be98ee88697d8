package io.aimeter.core.usage;

import io.aimeter.core.exchange.Headers;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers by which providers tell limits, by their API references. */
final class RateLimits {
  private static final String[] FACTS = {"limit", "remaining", "reset"};

  /** OpenAI's, and of all who took them over. */
  private static final List<String> COMMON = common();

  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "anthropic", anthropic(),
          "mistral_ai", mistral(),
          "cohere",
              List.of(
                  "x-trial-endpoint-call-limit",
                  "x-trial-endpoint-call-remaining",
                  "x-endpoint-monthly-call-limit"),
          "cerebras", of("", "requests-day", "tokens-minute"),
          "azure.ai.openai",
              List.of("x-ratelimit-renewalperiod-requests", "x-ratelimit-renewalperiod-tokens"),
          "together", List.of("x-ratelimit", "x-ratelimit-limit", "x-ratelimit-remaining"),
          "huggingface", List.of("ratelimit", "ratelimit-policy"));

  private RateLimits() {}

  private static List<String> common() {
    List<String> names = new ArrayList<>(List.of("retry-after", "retry-after-ms"));
    names.addAll(of("", "requests", "tokens", "input-images"));
    return List.copyOf(names);
  }

  private static List<String> of(String ending, String... kinds) {
    List<String> names = new ArrayList<>();
    for (String fact : FACTS) {
      for (String kind : kinds) {
        names.add("x-ratelimit-" + fact + '-' + kind + ending);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> anthropic() {
    List<String> names = new ArrayList<>();
    for (String fact : FACTS) {
      for (String kind : new String[] {"requests", "tokens", "input-tokens", "output-tokens"}) {
        names.add("anthropic-ratelimit-" + kind + '-' + fact);
      }
      for (String kind : new String[] {"input-tokens", "output-tokens"}) {
        names.add("anthropic-priority-" + kind + '-' + fact);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> mistral() {
    List<String> names = new ArrayList<>(of("-minute", "tokens", "req", "audio-seconds"));
    names.addAll(of("-minute", "ocr-pages"));
    names.addAll(of("", "tokens-month"));
    names.add("x-ratelimit-tokens-query-cost");
    return List.copyOf(names);
  }

  static void copy(String provider, Headers from, CostRecord.Builder to) {
    copy(COMMON, from, to);
    copy(OTHERS.getOrDefault(provider, List.of()), from, to);
  }

  private static void copy(List<String> names, Headers from, CostRecord.Builder to) {
    for (int i = 0; i < names.size(); i++) {
      to.put(RecordField.RATE_LIMITS, names.get(i), from.first(names.get(i)));
    }
  }
}
