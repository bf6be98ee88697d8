package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One quantity that was charged: a line of the bill. Immutable. */
final class Charge {
  private final String what;
  private final Part part;
  private final long quantity;
  private final Unit unit;
  private final Rate rate;
  private final List<Factor> factors;
  private final BigDecimal nanos;

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
    this.nanos = product;
  }

  Part part() {
    return part;
  }

  /** The exact charge in nano-USD. */
  BigDecimal nanos() {
    return nanos;
  }

  /**
   * {@code 1,024 cache_read × 0.5 USD per million tokens × 0.5 (batch) = 256000 nano-USD [source]}.
   */
  String explain() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d ", quantity)).append(what);
    line.append(" × ").append(plain(rate.usd())).append(" USD").append(unit.label());
    for (Factor factor : factors) {
      line.append(" × ").append(plain(factor.by())).append(" (").append(factor.name()).append(')');
    }
    line.append(" = ").append(plain(nanos)).append(" nano-USD [").append(rate.source()).append(']');
    return line.toString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
