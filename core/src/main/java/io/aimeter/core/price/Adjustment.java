package io.aimeter.core.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A negotiated discount or markup: multiplies the charges it is for. What it is for is said by
 * provider, model, kind of quantity, service tier and time; what is not said, is not restricted.
 * Several for one charge multiply with each other, in the order of the files. Immutable.
 */
final class Adjustment {
  private static final String ANY = "*";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String provider;
  private final String model;
  private final Set<String> kinds;
  private final Set<String> serviceTiers;
  private final long fromDay;
  private final long untilDay;
  private final BigDecimal by;
  private final String source;

  /**
   * An adjustment.
   *
   * @param provider as records name it, or {@code *}
   * @param model a name, in which {@code *} stands for anything
   * @param kinds labels of kinds and, after {@code tool.}, names of tools; empty: all
   * @param serviceTiers empty: all
   * @param fromDay the first day, in days since the epoch, UTC
   * @param untilDay the first day no longer
   */
  Adjustment(
      String provider,
      String model,
      Set<String> kinds,
      Set<String> serviceTiers,
      long fromDay,
      long untilDay,
      BigDecimal by,
      String source) {
    this.provider = provider;
    this.model = model;
    this.kinds = kinds;
    this.serviceTiers = serviceTiers;
    this.fromDay = fromDay;
    this.untilDay = untilDay;
    this.by = by;
    this.source = source;
  }

  /** Whether it is for calls of this kind. */
  boolean isForCalls(ModelPrices of, String asked, long day, String serviceTier) {
    return isForModel(of, asked)
        && fromDay <= day
        && day < untilDay
        && (serviceTiers.isEmpty() || serviceTiers.contains(serviceTier));
  }

  /** Whether it is for a model, by the book's name of it or by the one that a record has. */
  boolean isForModel(ModelPrices of, String asked) {
    return (provider.equals(ANY) || provider.equals(of.provider()))
        && (matches(model, of.model()) || matches(model, asked));
  }

  /** Whether it is for a kind's label, or a tool's name. */
  boolean isForCharge(String what) {
    return kinds.isEmpty() || kinds.contains(what) || kinds.contains("tool." + what);
  }

  BigDecimal by() {
    return by;
  }

  String source() {
    return source;
  }

  /** {@code 15 % off}, {@code 5 % on top}, and what it is for. */
  String told() {
    BigDecimal percent = by.subtract(BigDecimal.ONE).multiply(HUNDRED).stripTrailingZeros();
    String figure = percent.abs().toPlainString() + (percent.signum() > 0 ? " % on top" : " % off");
    List<String> terms = new ArrayList<>();
    if (!kinds.isEmpty()) {
      terms.add(String.join(", ", kinds));
    }
    terms.add("of " + (provider.equals(ANY) ? "all providers" : provider));
    if (!model.equals(ANY)) {
      terms.add(model);
    }
    if (!serviceTiers.isEmpty()) {
      terms.add("at " + String.join(", ", serviceTiers));
    }
    if (fromDay != Long.MIN_VALUE) {
      terms.add("from " + LocalDate.ofEpochDay(fromDay));
    }
    if (untilDay != Long.MAX_VALUE) {
      terms.add("until " + LocalDate.ofEpochDay(untilDay));
    }
    return figure + " " + String.join(" ", terms);
  }

  /** Whether the text is of the pattern, in which {@code *} stands for any text. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
