package io.aimeter.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The models served, each with the name it answers with and its USD per million tokens, or per call
 * of one search unit.
 */
record Model(
    String name,
    String served,
    String input,
    String read,
    String write5m,
    String write1h,
    String output,
    String call) {

  private static final List<Model> ALL =
      List.of(
          new Model("gpt-4o-mini", "gpt-4o-mini-2024-07-18", "0.15", "0.075", "0", "0", "0.60"),
          new Model("gpt-4o", "gpt-4o-2024-08-06", "2.50", "1.25", "0", "0", "10.00"),
          new Model("gpt-4.1-mini", "gpt-4.1-mini-2025-04-14", "0.40", "0.10", "0", "0", "1.60"),
          new Model("gpt-4.1-nano", "gpt-4.1-nano-2025-04-14", "0.10", "0.025", "0", "0", "0.40"),
          new Model("gpt-4.1", "gpt-4.1-2025-04-14", "2", "0.50", "0", "0", "8"),
          new Model("text-embedding-3-small", "text-embedding-3-small", "0.02", "0", "0", "0", "0"),
          new Model(
              "claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "3", "0.30", "3.75", "6", "15"),
          new Model("claude-haiku-4-5", "claude-haiku-4-5-20251001", "1", "0.10", "1.25", "2", "5"),
          new Model("gemini-2.5-flash", "gemini-2.5-flash", "0.30", "0.03", "0", "0", "2.50"),
          new Model("gemini-embedding-2", "gemini-embedding-2", "0.20", "0", "0", "0", "0"),
          new Model("mistral-small-latest", "mistral-small-latest", "0.06", "0", "0", "0", "0.18"),
          new Model("command-a-03-2025", "command-a-03-2025", "2.50", "0", "0", "0", "10"),
          new Model("embed-v4.0", "embed-v4.0", "0.12", "0", "0", "0", "0"),
          new Model("rerank-v3.5", "rerank-v3.5", "0", "0", "0", "0", "0", "0.002"));

  private Model(
      String name,
      String served,
      String input,
      String read,
      String write5m,
      String write1h,
      String output) {
    this(name, served, input, read, write5m, write1h, output, "0");
  }

  /** The model of a name, with or without the date of the one that serves it; null if none. */
  static Model named(String name) {
    return ALL.stream()
        .filter(model -> model.name.equals(name) || model.served.equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The charge, rounded once. */
  long costNanoUsd(Usage usage) {
    BigDecimal usd =
        times(usage.uncached(), input)
            .add(times(usage.cacheRead(), read))
            .add(times(usage.cacheWrite5m(), write5m))
            .add(times(usage.cacheWrite1h(), write1h))
            .add(times(usage.output(), output))
            .movePointLeft(6)
            .add(new BigDecimal(call));
    return usd.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private static BigDecimal times(long tokens, String perMillion) {
    return new BigDecimal(perMillion).multiply(BigDecimal.valueOf(tokens));
  }
}
