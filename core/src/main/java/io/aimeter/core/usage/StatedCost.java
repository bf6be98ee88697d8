package io.aimeter.core.usage;

import io.aimeter.core.exchange.Headers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The charge that a provider or gateway prints into its usage object, in nano-USD: OpenRouter's,
 * Vercel's and Avian's {@code cost}, Perplexity's {@code cost.total_cost}, xAI's {@code
 * cost_in_usd_ticks} of 1e-10 USD, the Pydantic gateway's estimate.
 */
final class StatedCost {
  private static final int NANO_DIGITS = 9;
  private static final int TICK_DIGITS = 10;
  private static final BigDecimal MOST_USD = new BigDecimal("1e6");

  private StatedCost() {}

  /** Nano-USD, or {@link Counts#ABSENT}. */
  static long in(Counts usage) {
    for (String path :
        new String[] {"cost", "cost.total_cost", "pydantic_ai_gateway.cost_estimate"}) {
      BigDecimal cost = usage.decimal(path);
      if (cost != null) {
        return nano(cost);
      }
    }
    BigDecimal ticks = usage.decimal("cost_in_usd_ticks");
    // Where another cloud serves xAI's models it says 0, which is not the charge.
    return ticks == null || ticks.signum() == 0
        ? Counts.ABSENT
        : nano(ticks.movePointLeft(TICK_DIGITS));
  }

  /**
   * What the provider behind OpenRouter charges to the user's own key there, where {@code cost} is
   * the gateway's fee alone; nano-USD, or {@link Counts#ABSENT}.
   */
  static long upstream(Counts usage) {
    BigDecimal cost = usage.decimal("cost_details.upstream_inference_cost");
    return cost == null || !"true".equals(usage.text("is_byok")) ? Counts.ABSENT : nano(cost);
  }

  /** What LiteLLM's proxy says in a header; nano-USD, or {@link Counts#ABSENT}. */
  static long in(Headers response) {
    String usd = response.first("x-litellm-response-cost");
    if (usd == null) {
      return Counts.ABSENT;
    }
    Counts header = new Counts();
    header.put("cost", usd.trim());
    return in(header);
  }

  /** USD as nano-USD; no single call costs as much that this could overflow. */
  private static long nano(BigDecimal usd) {
    if (usd.compareTo(MOST_USD) > 0) {
      return Counts.ABSENT;
    }
    return usd.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.HALF_EVEN).longValue();
  }
}
