package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a price in the making: their source may come after them in the file. */
final class Amounts {
  final Map<Kind, BigDecimal> rates = new EnumMap<>(Kind.class);
  final Map<String, BigDecimal> tools = new TreeMap<>();
  final Map<Long, Map<Kind, BigDecimal>> contextTiers = new TreeMap<>();
  final Map<String, Service> serviceTiers = new TreeMap<>();
  String source;
  String checked;

  static final class Service {
    BigDecimal multiplier;
    final Map<Kind, BigDecimal> rates = new EnumMap<>(Kind.class);
  }

  void addTo(Price price, Map<String, String> sources, String file) {
    String from = source == null ? file : sources.getOrDefault(source, source);
    String stated = checked == null ? from : from + ", " + checked;
    price.rates.putAll(stated(rates, stated));
    for (Map.Entry<String, BigDecimal> tool : tools.entrySet()) {
      price.tools.put(tool.getKey(), new Rate(tool.getValue(), stated));
    }
    for (Map.Entry<Long, Map<Kind, BigDecimal>> tier : contextTiers.entrySet()) {
      price.contextTiers.put(
          tier.getKey(), new ContextTier(tier.getKey(), stated(tier.getValue(), stated)));
    }
    for (Map.Entry<String, Service> tier : serviceTiers.entrySet()) {
      Map<Kind, Rate> own = stated(tier.getValue().rates, stated);
      price.serviceTiers.put(
          tier.getKey(), new ServiceTier(tier.getKey(), tier.getValue().multiplier, own));
    }
  }

  private static Map<Kind, Rate> stated(Map<Kind, BigDecimal> amounts, String source) {
    Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
    for (Map.Entry<Kind, BigDecimal> amount : amounts.entrySet()) {
      rates.put(amount.getKey(), new Rate(amount.getValue(), source));
    }
    return rates;
  }
}
