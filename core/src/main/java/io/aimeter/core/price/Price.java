package io.aimeter.core.price;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All prices of a model in force from one day until another. Not modified once it is in a book. */
final class Price {
  /** The first day in force, in days since the epoch, UTC. */
  long fromDay = Long.MIN_VALUE;

  /** The first day no longer in force. */
  long untilDay = Long.MAX_VALUE;

  /** Whether the provider charges nothing; null where nothing is said. */
  Boolean free;

  final Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
  final NavigableMap<Long, ContextTier> contextTiers = new TreeMap<>();
  final Map<String, ServiceTier> serviceTiers = new TreeMap<>();
  final Map<String, Multiplier> multipliers = new TreeMap<>();

  /** The price of one call of a provider's own tool, by the name the wire gives it. */
  final Map<String, Rate> tools = new TreeMap<>();

  boolean inForceOn(long day) {
    return fromDay <= day && day < untilDay;
  }

  /** This price for a shorter time. */
  Price during(long from, long until) {
    Price copy = new Price();
    copy.fromDay = from;
    copy.untilDay = until;
    copy.add(this);
    return copy;
  }

  /** Lays the other's fields over this one's: what it does not say, stays. */
  void add(Price other) {
    if (other.free != null) {
      free = other.free;
    }
    rates.putAll(other.rates);
    for (ContextTier tier : other.contextTiers.values()) {
      ContextTier mine = contextTiers.get(tier.aboveInputTokens());
      contextTiers.put(tier.aboveInputTokens(), mine == null ? tier : merged(mine, tier));
    }
    for (Map.Entry<String, ServiceTier> tier : other.serviceTiers.entrySet()) {
      ServiceTier mine = serviceTiers.get(tier.getKey());
      serviceTiers.put(
          tier.getKey(),
          mine == null ? tier.getValue() : merged(tier.getKey(), mine, tier.getValue()));
    }
    multipliers.putAll(other.multipliers);
    tools.putAll(other.tools);
  }

  private static ContextTier merged(ContextTier mine, ContextTier theirs) {
    return new ContextTier(mine.aboveInputTokens(), merged(mine.rates(), theirs.rates()));
  }

  private static ServiceTier merged(String name, ServiceTier mine, ServiceTier theirs) {
    if (theirs.factor() != null) {
      // A new factor holds for all kinds it is given for: older prices of single kinds are void.
      return new ServiceTier(name, theirs.factor().by(), theirs.rates());
    }
    return new ServiceTier(
        name,
        mine.factor() == null ? null : mine.factor().by(),
        merged(mine.rates(), theirs.rates()));
  }

  private static Map<Kind, Rate> merged(Map<Kind, Rate> mine, Map<Kind, Rate> theirs) {
    Map<Kind, Rate> merged = new EnumMap<>(Kind.class);
    merged.putAll(mine);
    merged.putAll(theirs);
    return merged;
  }
}
