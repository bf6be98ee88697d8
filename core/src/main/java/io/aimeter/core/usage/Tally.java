package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_1H_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.CLASSIFICATIONS;
import static io.aimeter.core.record.RecordField.MEDIA_MILLIS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PAGES;
import static io.aimeter.core.record.RecordField.PROVIDER_COST;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.SEARCH_UNITS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.EnumMap;
import java.util.Map;

/**
 * Quantities in the record's own terms: token kinds disjoint, absent where the wire does not say.
 */
final class Tally {
  private static final RecordField[] COUNTABLE = {
    UNCACHED_INPUT_TOKENS,
    CACHE_READ_TOKENS,
    OUTPUT_TOKENS,
    MEDIA_MILLIS,
    SEARCH_UNITS,
    CLASSIFICATIONS,
    PAGES,
    PROVIDER_COST
  };

  private final Map<RecordField, Long> quantities = new EnumMap<>(RecordField.class);

  /** Sets a quantity; {@link Counts#ABSENT} leaves it absent. */
  Tally set(RecordField field, long value) {
    if (value != Counts.ABSENT) {
      quantities.put(field, value);
    }
    return this;
  }

  /** Adds another's quantities; what is absent in both stays absent. */
  void add(Tally other) {
    other.quantities.forEach((field, value) -> quantities.merge(field, value, Math::addExact));
  }

  /** This, with what another reading of the same tokens tells in more detail. */
  Tally detailedBy(Tally other) {
    Long reasoning = other.quantities.get(REASONING_TOKENS);
    if (reasoning != null) {
      quantities.putIfAbsent(REASONING_TOKENS, reasoning);
    }
    Long written = quantities.get(CACHE_WRITE_5M_TOKENS);
    Long oneHour = other.quantities.get(CACHE_WRITE_1H_TOKENS);
    if (written != null && oneHour != null && oneHour <= written) {
      quantities.put(CACHE_WRITE_5M_TOKENS, written - oneHour);
      quantities.put(CACHE_WRITE_1H_TOKENS, oneHour);
    }
    return this;
  }

  /** Whether the wire carried something to bill by. */
  boolean isCounted() {
    for (RecordField field : COUNTABLE) {
      if (quantities.containsKey(field)) {
        return true;
      }
    }
    return false;
  }

  /** Input and output tokens as text: {@code 120+8}. */
  String inputAndOutput() {
    long input =
        quantities.getOrDefault(UNCACHED_INPUT_TOKENS, 0L)
            + quantities.getOrDefault(CACHE_READ_TOKENS, 0L);
    return input + "+" + quantities.getOrDefault(OUTPUT_TOKENS, 0L);
  }

  /** Makes quantities absent. */
  void clear(RecordField... fields) {
    for (RecordField field : fields) {
      quantities.remove(field);
    }
  }

  /** The quantities, for comparison. */
  @Override
  public String toString() {
    return quantities.toString();
  }

  void applyTo(CostRecord.Builder record) {
    quantities.forEach((field, value) -> record.set(field, value.longValue()));
  }
}
