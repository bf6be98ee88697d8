package io.aimeter.core.price;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A model of a provider, its other names, and its prices over time. Immutable. */
final class ModelPrices {
  private final String provider;
  private final String model;
  private final List<String> aliases;
  private final List<Price> prices;

  ModelPrices(String provider, String model, List<String> aliases, List<Price> prices) {
    this.provider = provider;
    this.model = model;
    this.aliases = aliases;
    this.prices = prices;
  }

  String provider() {
    return provider;
  }

  String model() {
    return model;
  }

  /** Further names of the same model. */
  List<String> aliases() {
    return aliases;
  }

  List<Price> prices() {
    return prices;
  }

  /** The price in force on a day since the epoch, or null. */
  Price on(long day) {
    for (Price price : prices) {
      if (price.inForceOn(day)) {
        return price;
      }
    }
    return null;
  }

  /**
   * The other model, with this one's price for each day below the fields the other has for that
   * day; with this one's aliases too where both are the same model.
   */
  ModelPrices overlaidWith(ModelPrices other) {
    TreeSet<Long> borders = new TreeSet<>();
    List<Price> all = new ArrayList<>(prices);
    all.addAll(other.prices);
    for (Price price : all) {
      borders.add(price.fromDay);
      borders.add(price.untilDay);
    }
    List<Price> merged = new ArrayList<>();
    while (borders.size() > 1) {
      long from = borders.pollFirst();
      Price span = new Price();
      boolean any = false;
      for (Price price : all) {
        if (price.inForceOn(from)) {
          span.add(price);
          any = true;
        }
      }
      if (any) {
        merged.add(span.during(from, borders.first()));
      }
    }
    Set<String> names = new LinkedHashSet<>(other.aliases);
    if (other.model.equals(model)) {
      names.addAll(aliases);
    }
    return new ModelPrices(other.provider, other.model, new ArrayList<>(names), merged);
  }
}
