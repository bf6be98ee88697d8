package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One quantity that was charged: a line of the bill. Immutable. */
public final class Charge {
  private final String what;
  private final Part part;
  private final long quantity;
  private final Unit unit;
  private final Rate rate;
  private final List<Factor> factors;
  private final BigDecimal listNanos;
  private final List<Adjustment> adjustments;
  private final BigDecimal nanos;

  /** A charge at the list price. */
  Charge(String what, Part part, long quantity, Unit unit, Rate rate, List<Factor> factors) {
    this.what = what;
    this.part = part;
    this.quantity = quantity;
    this.unit = unit;
    this.rate = rate;
    this.factors = factors;
    BigDecimal product = BigDecimal.valueOf(quantity).multiply(unit.nanos()).multiply(rate.usd());
    for (Factor factor : factors) {
      product = product.multiply(factor.by());
    }
    this.listNanos = product;
    this.adjustments = Collections.emptyList();
    this.nanos = product;
  }

  private Charge(Charge list, List<Adjustment> adjustments) {
    this.what = list.what;
    this.part = list.part;
    this.quantity = list.quantity;
    this.unit = list.unit;
    this.rate = list.rate;
    this.factors = list.factors;
    this.listNanos = list.listNanos;
    this.adjustments = adjustments;
    BigDecimal product = list.listNanos;
    for (Adjustment adjustment : adjustments) {
      product = product.multiply(adjustment.by());
    }
    this.nanos = product;
  }

  /** This charge after what was negotiated. */
  Charge adjusted(List<Adjustment> by) {
    return by.isEmpty() ? this : new Charge(this, by);
  }

  /** What was charged: a kind of quantity as the price book names it, or a provider's tool. */
  public String what() {
    return what;
  }

  /** How much: tokens, pieces, or milliseconds, as the unit says. */
  public long quantity() {
    return quantity;
  }

  /** What the price is for. */
  public Unit unit() {
    return unit;
  }

  /** What multiplied the price: batch, a region, … */
  public List<String> conditions() {
    List<String> names = new ArrayList<>();
    for (Factor factor : factors) {
      names.add(factor.name());
    }
    return names;
  }

  /** USD for one unit on these conditions, before anything that was negotiated. */
  public BigDecimal listPrice() {
    BigDecimal price = rate.usd();
    for (Factor factor : factors) {
      price = price.multiply(factor.by());
    }
    return price;
  }

  /** USD for one unit after what was negotiated. */
  public BigDecimal price() {
    BigDecimal price = listPrice();
    for (Adjustment adjustment : adjustments) {
      price = price.multiply(adjustment.by());
    }
    return price;
  }

  Part part() {
    return part;
  }

  boolean isAdjusted() {
    return !adjustments.isEmpty();
  }

  /** The exact charge at the list price, in nano-USD. */
  BigDecimal listNanos() {
    return listNanos;
  }

  /** The exact charge in nano-USD. */
  BigDecimal nanos() {
    return nanos;
  }

  /**
   * {@code 1,024 cache_read × 0.5 USD per million tokens × 0.5 (batch) = 256000 nano-USD [source]},
   * and a line for each thing negotiated.
   */
  String explain() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d ", quantity)).append(what);
    line.append(" × ").append(plain(rate.usd())).append(" USD").append(unit.label());
    for (Factor factor : factors) {
      line.append(" × ").append(plain(factor.by())).append(" (").append(factor.name()).append(')');
    }
    line.append(" = ").append(plain(listNanos)).append(" nano-USD [").append(rate.source());
    line.append(']');
    BigDecimal sum = listNanos;
    for (Adjustment adjustment : adjustments) {
      sum = sum.multiply(adjustment.by());
      line.append("\n    × ").append(plain(adjustment.by())).append(" (");
      line.append(adjustment.told()).append(") = ").append(plain(sum)).append(" nano-USD [");
      line.append(adjustment.source()).append(']');
    }
    return line.toString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
