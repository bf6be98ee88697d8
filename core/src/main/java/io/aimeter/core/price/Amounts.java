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
    tools.forEach((tool, usd) -> price.tools.put(tool, new Rate(usd, stated)));
    contextTiers.forEach(
        (above, tier) ->
            price.contextTiers.put(above, new ContextTier(above, stated(tier, stated))));
    serviceTiers.forEach(
        (tier, service) ->
            price.serviceTiers.put(
                tier, new ServiceTier(tier, service.multiplier, stated(service.rates, stated))));
  }

  private static Map<Kind, Rate> stated(Map<Kind, BigDecimal> amounts, String source) {
    Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
    amounts.forEach((kind, usd) -> rates.put(kind, new Rate(usd, source)));
    return rates;
  }
}
