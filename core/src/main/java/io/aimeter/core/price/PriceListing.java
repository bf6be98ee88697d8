package io.aimeter.core.price;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a price book says of one model, for people. Immutable. */
public final class PriceListing {
  private final ModelPrices model;
  private final List<Period> periods;
  private final List<String> adjustments;

  PriceListing(ModelPrices model, List<Period> periods, List<String> adjustments) {
    this.model = model;
    this.periods = List.copyOf(periods);
    this.adjustments = List.copyOf(adjustments);
  }

  /** The provider, as records name it. */
  public String provider() {
    return model.provider();
  }

  /** The book's name of the model. */
  public String model() {
    return model.model();
  }

  /** Further names of the model. */
  public List<String> aliases() {
    return List.copyOf(model.aliases());
  }

  /** The prices, one after the other. */
  public List<Period> periods() {
    return periods;
  }

  /** The negotiated discounts and markups that are for the model, each with its source. */
  public List<String> adjustments() {
    return adjustments;
  }

  /** The prices in force on a day, or null. */
  public Period on(LocalDate day) {
    for (Period period : periods) {
      if (period.price.inForceOn(day.toEpochDay())) {
        return period;
      }
    }
    return null;
  }

  /** Prices from one day until another, UTC. Immutable. */
  public static final class Period {
    private final Price price;
    private final Map<String, String> terms;
    private final String source;

    Period(Price price, Map<String, String> terms, String source) {
      this.price = price;
      this.terms = terms;
      this.source = source;
    }

    /** The first day, null for ever since. */
    public LocalDate from() {
      return price.fromDay == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(price.fromDay);
    }

    /** The first day no longer, null for ever on. */
    public LocalDate until() {
      return price.untilDay == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(price.untilDay);
    }

    /** What is charged and how much, in order: a decimal of USD, or a factor such as × 0.5. */
    public Map<String, String> terms() {
      return terms;
    }

    /** Who says so, and when that was looked up. */
    public String source() {
      return source;
    }
  }
}
