package io.aimeter.core.price;

import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Charges the quantities of one record at one price, and notes what it could not charge. Used once,
 * by one thread.
 */
final class Bill {
  private static final Kind[] KINDS = Kind.values();

  /** What providers call the tier of the plain price. */
  private static final Set<String> STANDARD_TIERS =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("default", "standard", "auto", "on_demand")));

  /** Values that mean "nothing special", of the fields where any other value has its price. */
  private static final Set<String> NEUTRAL =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("global", "not_available", "standard")));

  /** Tools whose calls the record may count by a field of their own: never charge both. */
  private static final Map<String, Kind> COUNTED_APART =
      Map.of(
          "web_search_call", Kind.WEB_SEARCH_REQUEST,
          "web_search", Kind.WEB_SEARCH_REQUEST,
          "web_fetch", Kind.WEB_FETCH_REQUEST);

  private final RecordView record;
  private final Price price;
  private final NavigableMap<Long, ContextTier> tiersExceeded;
  private final ServiceTier serviceTier;
  private final List<Factor> factors;
  private final List<Charge> charges = new ArrayList<>(6);
  private final List<String> missing = new ArrayList<>(0);
  private boolean anyQuantity;

  Bill(RecordView record, Price price) {
    this.record = record;
    this.price = price;
    this.tiersExceeded = tiersExceeded();
    this.serviceTier = serviceTier();
    this.factors = factors();
    for (Kind kind : KINDS) {
      if (kind.isCounted() && record.has(kind.quantity())) {
        anyQuantity = true;
        charge(kind);
      }
    }
    for (Map.Entry<String, String> calls : record.map(RecordField.TOOL_CALLS).entrySet()) {
      chargeTool(calls.getKey(), calls.getValue());
    }
  }

  List<Charge> charges() {
    return charges;
  }

  /** What has a quantity but no price; empty where the bill is complete. */
  List<String> missing() {
    return missing;
  }

  /** Whether the record has any quantity, were it zero. */
  boolean hasQuantity() {
    return anyQuantity;
  }

  private void charge(Kind kind) {
    long rest = record.number(kind.quantity());
    if (rest < 0) {
      missing.add(kind.label() + " is negative");
      return;
    }
    for (Kind subset : kind.subsets()) {
      long part = Math.min(rest, Math.max(0, record.number(subset.quantity())));
      if (part > 0 && price.rates.containsKey(subset)) {
        charge(subset, part);
        rest -= part;
      }
    }
    if (rest > 0) {
      charge(kind, rest);
    }
  }

  private void charge(Kind kind, long quantity) {
    if (!kind.isTokens()) {
      Rate once = kind.onceACall() == null ? null : price.rates.get(kind.onceACall());
      if (once != null) {
        add(kind.onceACall(), 1, once, Collections.emptyList());
        return;
      }
      Rate rate = price.rates.get(kind);
      if (rate != null) {
        add(kind, quantity, rate, Collections.emptyList());
      } else if (!kind.isAlternativeToTokens() || charges.isEmpty()) {
        missing.add(kind.label());
      }
      return;
    }
    if (serviceTier == null) {
      addOrMiss(kind, quantity, tieredRate(kind), factors);
      return;
    }
    Rate own = tiersExceeded.isEmpty() ? serviceTier.rates().get(kind) : null;
    if (own != null) {
      add(kind, quantity, own, factors);
    } else if (serviceTier.factor() == null) {
      missing.add(kind.label() + " in this service tier");
    } else {
      List<Factor> all = new ArrayList<>(factors.size() + 1);
      all.add(serviceTier.factor());
      all.addAll(factors);
      addOrMiss(kind, quantity, tieredRate(kind), all);
    }
  }

  /** The price of the highest tier that has one, or the plain price. */
  private Rate tieredRate(Kind kind) {
    if (!tiersExceeded.isEmpty()) {
      for (ContextTier tier : tiersExceeded.descendingMap().values()) {
        Rate rate = tier.rates().get(kind);
        if (rate != null) {
          return rate;
        }
      }
    }
    return price.rates.get(kind);
  }

  private void addOrMiss(Kind kind, long quantity, Rate rate, List<Factor> by) {
    if (rate == null) {
      missing.add(kind.label());
    } else {
      add(kind, quantity, rate, by);
    }
  }

  private void add(Kind kind, long quantity, Rate rate, List<Factor> by) {
    charges.add(new Charge(kind.label(), kind.part(), quantity, kind.unit(), rate, by));
  }

  private void chargeTool(String tool, String calls) {
    long count;
    try {
      count = Long.parseLong(calls);
    } catch (NumberFormatException e) {
      missing.add("the tool " + tool + ", called '" + calls + "' times");
      return;
    }
    Kind apart = COUNTED_APART.get(tool);
    if (apart != null && record.has(apart.quantity())) {
      return;
    }
    Rate rate = apart == null ? price.tools.get(tool) : price.rates.get(apart);
    if (rate != null && count >= 0) {
      charges.add(new Charge(tool, Part.OTHER, count, Unit.PIECE, rate, Collections.emptyList()));
    } else if (count != 0) {
      missing.add("the tool " + tool);
    }
  }

  /** The tiers whose thresholds the whole prompt, caches included, exceeds. */
  private NavigableMap<Long, ContextTier> tiersExceeded() {
    if (price.contextTiers.isEmpty()) {
      return price.contextTiers;
    }
    long prompt =
        sum(
            RecordField.UNCACHED_INPUT_TOKENS,
            RecordField.CACHE_READ_TOKENS,
            RecordField.CACHE_WRITE_5M_TOKENS,
            RecordField.CACHE_WRITE_1H_TOKENS);
    return price.contextTiers.headMap(prompt, false);
  }

  private long sum(RecordField... fields) {
    long sum = 0;
    for (RecordField field : fields) {
      long next = sum + Math.max(0, record.number(field));
      sum = next < sum ? Long.MAX_VALUE : next;
    }
    return sum;
  }

  /** The tier that served, {@code standard} where it is the plain price's. */
  static String servedTier(RecordView record) {
    String name = tierName(record);
    return name == null || STANDARD_TIERS.contains(name) ? "standard" : name;
  }

  private static String tierName(RecordView record) {
    return record.flag(RecordField.BATCH) ? "batch" : record.text(RecordField.SERVICE_TIER);
  }

  private ServiceTier serviceTier() {
    String name = tierName(record);
    if (name == null || (STANDARD_TIERS.contains(name) && !price.serviceTiers.containsKey(name))) {
      return null;
    }
    ServiceTier tier = price.serviceTiers.get(name);
    if (tier == null) {
      missing.add("the service tier " + name);
    }
    return tier;
  }

  private List<Factor> factors() {
    List<Factor> found = Collections.emptyList();
    boolean geoKnown = isNeutral(RecordField.INFERENCE_GEO);
    boolean speedKnown = isNeutral(RecordField.SPEED);
    for (Multiplier multiplier : price.multipliers.values()) {
      if (multiplier.appliesTo(record)) {
        found = found.isEmpty() ? new ArrayList<>(3) : found;
        found.add(multiplier.factor());
        geoKnown |= multiplier.field() == RecordField.INFERENCE_GEO;
        speedKnown |= multiplier.field() == RecordField.SPEED;
      }
    }
    if (!geoKnown) {
      missing.add("inference_geo=" + record.text(RecordField.INFERENCE_GEO));
    }
    if (!speedKnown) {
      missing.add("speed=" + record.text(RecordField.SPEED));
    }
    return found;
  }

  private boolean isNeutral(RecordField field) {
    String value = record.text(field);
    return value == null || NEUTRAL.contains(value);
  }
}
