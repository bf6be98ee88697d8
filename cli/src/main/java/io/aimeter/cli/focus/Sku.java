package io.aimeter.cli.focus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A SKU at its price: a model's quantity of one kind, on the conditions it was charged on.
 *
 * @param model the model as priced; null of what is no model's
 * @param conditions what multiplied the list price, as the book names it: batch, region …
 * @param listPrice USD for one pricing unit, before what was negotiated
 * @param price USD for one pricing unit, after it
 * @param isDynamic whether the provider alone knows how the price comes about
 */
record Sku(
    String model,
    Meter meter,
    List<String> conditions,
    BigDecimal listPrice,
    BigDecimal price,
    boolean isDynamic) {
  /** USD for a quantity, exactly. */
  BigDecimal cost(long counted) {
    return price.multiply(meter.priced(counted));
  }

  /** USD for a quantity before what was negotiated, exactly. */
  BigDecimal listCost(long counted) {
    return listPrice.multiply(meter.priced(counted));
  }

  /** The id of the SKU, whatever it costs today. */
  String id(String provider) {
    return provider + "/" + (model == null ? "any" : model) + "/" + meter.id();
  }

  /** The id of its price: of the SKU on these conditions. */
  String priceId(String provider) {
    String on = conditions.isEmpty() ? "standard" : String.join("+", conditions);
    return id(provider)
        + "/"
        + on.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "-")
        + "@"
        + Figure.plain(listPrice);
  }
}
