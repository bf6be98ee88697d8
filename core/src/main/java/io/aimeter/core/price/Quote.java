package io.aimeter.core.price;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one call cost, and how that was derived. Immutable.
 *
 * <p>The total is what is paid (FOCUS: EffectiveCost); where something was negotiated, the sum at
 * list prices (ListCost) is kept beside it, rounded in the same way.
 *
 * <p>The total is the exact sum of the charges, rounded once to nano-USD, half-even. Its parts are
 * the exact parts rounded down, with the nano-USD still missing from the total given to the parts
 * that lost most (the largest remainder), so that they always sum to the total.
 */
public final class Quote {
  private static final int NANO_DIGITS = 9;
  private static final Part[] PARTS = Part.values();

  private static final List<RecordField> FIELDS =
      List.of(
          RecordField.PRICE_STATE,
          RecordField.COST,
          RecordField.INPUT_COST,
          RecordField.CACHE_READ_COST,
          RecordField.CACHE_WRITE_COST,
          RecordField.OUTPUT_COST,
          RecordField.OTHER_COST,
          RecordField.LIST_COST,
          RecordField.PRICE_VERSION);

  private final PriceState state;
  private final String reason;
  private final String version;
  private final List<Charge> charges;
  private final long total;
  private final Map<Part, Long> parts;

  /** The sum at list prices; null where nothing was negotiated. */
  private final Long listTotal;

  private Quote(
      PriceState state,
      String reason,
      String version,
      List<Charge> charges,
      long total,
      Map<Part, Long> parts,
      Long listTotal) {
    this.state = state;
    this.reason = reason;
    this.version = version;
    this.charges = charges;
    this.total = total;
    this.parts = parts;
    this.listTotal = listTotal;
  }

  static Quote free(String reason, String version) {
    return without(PriceState.FREE, reason, version);
  }

  static Quote unpriced(String reason, String version) {
    return without(PriceState.UNPRICED, reason, version);
  }

  private static Quote without(PriceState state, String reason, String version) {
    return new Quote(
        state, reason, version, Collections.emptyList(), 0, Collections.emptyMap(), null);
  }

  /** What the provider itself said that it charged. */
  static Quote stated(String reason, String version, long nanos) {
    return new Quote(
        PriceState.STATED,
        reason,
        version,
        Collections.emptyList(),
        nanos,
        Collections.singletonMap(Part.OTHER, nanos),
        null);
  }

  /** A quote of these charges; unpriced where their sum is beyond 64 bits. */
  static Quote priced(String reason, String version, List<Charge> charges) {
    Map<Part, BigDecimal> exact = new EnumMap<>(Part.class);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal list = BigDecimal.ZERO;
    boolean negotiated = false;
    for (Charge charge : charges) {
      sum = sum.add(charge.nanos());
      list = list.add(charge.listNanos());
      negotiated |= charge.isAdjusted();
      BigDecimal before = exact.get(charge.part());
      exact.put(charge.part(), before == null ? charge.nanos() : before.add(charge.nanos()));
    }
    BigDecimal rounded = sum.setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal roundedList = list.setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal larger = rounded.max(roundedList);
    if (larger.precision() > 18) {
      return unpriced("the cost of " + larger.toPlainString() + " nano-USD is absurd", version);
    }
    long total = rounded.longValueExact();
    return new Quote(
        PriceState.PRICED,
        reason,
        version,
        charges,
        total,
        parts(exact, total),
        negotiated ? roundedList.longValueExact() : null);
  }

  private static Map<Part, Long> parts(Map<Part, BigDecimal> exact, long total) {
    Map<Part, Long> parts = new EnumMap<>(Part.class);
    long missing = total;
    for (Map.Entry<Part, BigDecimal> part : exact.entrySet()) {
      long down = part.getValue().setScale(0, RoundingMode.DOWN).longValueExact();
      parts.put(part.getKey(), down);
      missing -= down;
    }
    for (; missing > 0; missing--) {
      Part most = null;
      BigDecimal lost = BigDecimal.ZERO;
      for (Map.Entry<Part, BigDecimal> part : exact.entrySet()) {
        BigDecimal remainder =
            part.getValue().subtract(BigDecimal.valueOf(parts.get(part.getKey())));
        if (remainder.compareTo(lost) > 0) {
          most = part.getKey();
          lost = remainder;
        }
      }
      parts.put(most, parts.get(most) + 1);
    }
    return parts;
  }

  /** The fields of a record that {@link #applyTo} sets. */
  public static List<RecordField> fields() {
    return FIELDS;
  }

  /** Whether there is a cost. */
  public PriceState state() {
    return state;
  }

  /**
   * The cost in nano-USD; zero where it is free.
   *
   * @throws IllegalStateException if the call is unpriced, for it has none then
   */
  public long total() {
    if (state == PriceState.UNPRICED) {
      throw new IllegalStateException("the call is unpriced: " + reason);
    }
    return total;
  }

  /** The cost at list prices in nano-USD: another than {@link #total} where it was negotiated. */
  public long listTotal() {
    return listTotal == null ? total() : listTotal;
  }

  /** The charges that were added up; none where it is free, stated or unpriced. */
  public List<Charge> charges() {
    return Collections.unmodifiableList(charges);
  }

  /** Why it is so, for a person. */
  String reason() {
    return reason;
  }

  /** The version of the book, and of the overlay after a slash. */
  public String version() {
    return version;
  }

  /**
   * Sets price state, cost, its five parts, the list cost where it is another, and the price
   * version on a record, and clears what an earlier quote has set. An unpriced record has no cost
   * at all, which is not a cost of zero.
   */
  public void applyTo(CostRecord.Builder record) {
    record.set(RecordField.PRICE_STATE, state.label());
    record.set(RecordField.PRICE_VERSION, version);
    boolean known = state != PriceState.UNPRICED;
    apply(record, RecordField.COST, known, total);
    for (Part part : PARTS) {
      apply(record, part.field(), known, parts.getOrDefault(part, 0L));
    }
    apply(record, RecordField.LIST_COST, listTotal != null, listTotal == null ? 0 : listTotal);
  }

  private static void apply(
      CostRecord.Builder record, RecordField field, boolean known, long value) {
    if (known) {
      record.set(field, value);
    } else {
      record.clear(field);
    }
  }

  /**
   * The derivation, for a person to check: the reason, then a line for each charge, then the sum.
   */
  public String explain() {
    StringBuilder out = new StringBuilder();
    out.append(state.label()).append(": ").append(reason).append(" (price book ").append(version);
    out.append(')');
    for (Charge charge : charges) {
      out.append("\n  ").append(charge.explain());
    }
    if (listTotal != null) {
      out.append("\n  at list prices ").append(money(listTotal)).append(" (ListCost)");
    }
    if (state == PriceState.PRICED || state == PriceState.STATED) {
      out.append("\n  total ").append(money(total));
    }
    if (listTotal != null) {
      out.append(" (EffectiveCost)");
    }
    return out.toString();
  }

  private static String money(long nanos) {
    return nanos + " nano-USD = " + BigDecimal.valueOf(nanos, NANO_DIGITS).toPlainString() + " USD";
  }

  @Override
  public String toString() {
    return explain();
  }
}
