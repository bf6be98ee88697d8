package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells a price as a listing. Used once, by one thread. */
final class Terms {
  private final Map<String, String> terms = new LinkedHashMap<>();
  private final Set<String> sources = new LinkedHashSet<>();

  private Terms() {}

  static PriceListing.Period of(Price price) {
    Terms told = new Terms();
    if (Boolean.TRUE.equals(price.free)) {
      told.terms.put("free", "0");
    }
    told.rates("", price.rates);
    for (ContextTier tier : price.contextTiers.values()) {
      String above =
          String.format(Locale.ROOT, ", above %,d input tokens", tier.aboveInputTokens());
      told.rates(above, tier.rates());
    }
    for (Map.Entry<String, Rate> tool : price.tools.entrySet()) {
      told.rate("tool " + tool.getKey(), tool.getValue());
    }
    for (Map.Entry<String, ServiceTier> tier : price.serviceTiers.entrySet()) {
      if (tier.getValue().factor() != null) {
        told.factor(tier.getKey(), tier.getValue().factor());
      }
      told.rates(", " + tier.getKey(), tier.getValue().rates());
    }
    for (Map.Entry<String, Multiplier> multiplier : price.multipliers.entrySet()) {
      told.factor(multiplier.getKey(), multiplier.getValue().factor());
    }
    return new PriceListing.Period(
        price, Collections.unmodifiableMap(told.terms), String.join("; ", told.sources));
  }

  private void rates(String when, Map<Kind, Rate> rates) {
    for (Map.Entry<Kind, Rate> rate : rates.entrySet()) {
      Kind kind = rate.getKey();
      rate(kind.label() + (kind.isTokens() ? " per million" : "") + when, rate.getValue());
    }
  }

  private void rate(String what, Rate rate) {
    terms.put(what, plain(rate.usd()));
    sources.add(rate.source());
  }

  private void factor(String what, Factor factor) {
    terms.put(what, "× " + plain(factor.by()));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
