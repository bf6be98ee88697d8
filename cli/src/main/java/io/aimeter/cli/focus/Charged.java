package io.aimeter.cli.focus;

import io.aimeter.core.price.Charge;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.price.Unit;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One charge of a call.
 *
 * @param counted the quantity, as the SKU's meter counts
 */
record Charged(Sku sku, long counted) {
  private static final int NANO = 9;

  /** Most decimal places of a unit price: with those of a quantity they are a column's. */
  private static final int PLACES = 15;

  /** Decimal places of a unit price that was divided for. */
  private static final int DIVIDED = 12;

  /** What the store has for a part of a cost, and the quantities it is for. */
  private record StoredPart(Meter meter, RecordField cost, List<RecordField> quantities) {
    private static StoredPart of(String name, RecordField cost, RecordField... quantities) {
      return new StoredPart(Meter.of(name, Unit.MILLION_TOKENS), cost, List.of(quantities));
    }

    long tokens(CostRecord record) {
      return quantities.stream().mapToLong(record::number).sum();
    }
  }

  private static final List<StoredPart> STORED =
      List.of(
          StoredPart.of("input", RecordField.INPUT_COST, RecordField.UNCACHED_INPUT_TOKENS),
          StoredPart.of("cache_read", RecordField.CACHE_READ_COST, RecordField.CACHE_READ_TOKENS),
          StoredPart.of(
              "cache_write_5m",
              RecordField.CACHE_WRITE_COST,
              RecordField.CACHE_WRITE_5M_TOKENS,
              RecordField.CACHE_WRITE_1H_TOKENS),
          StoredPart.of("output", RecordField.OUTPUT_COST, RecordField.OUTPUT_TOKENS));

  /**
   * The charges of a call that cost something: those the book comes to where its sum is the stored
   * cost. Where it is not, for the prices were others then, the stored parts at the unit price they
   * come to.
   */
  static List<Charged> of(CostRecord record, PriceBook book) {
    Quote quote = book.quote(record);
    boolean same =
        quote.state() == PriceState.PRICED && quote.total() == record.number(RecordField.COST);
    return same ? charges(record, quote) : stored(record);
  }

  private static List<Charged> charges(CostRecord record, Quote quote) {
    String model = record.model();
    List<Charged> charges = new ArrayList<>();
    for (Charge charge : quote.charges()) {
      if (charge.quantity() != 0) {
        Sku sku =
            new Sku(
                model,
                Meter.of(charge.what(), charge.unit()),
                charge.conditions(),
                bounded(charge.listPrice()),
                bounded(charge.price()),
                false);
        charges.add(new Charged(sku, charge.quantity()));
      }
    }
    return charges;
  }

  /** Within the places a column has; what that leaves out is in the row of roundings. */
  private static BigDecimal bounded(BigDecimal price) {
    BigDecimal plain = price.stripTrailingZeros();
    return plain.scale() > PLACES ? plain.setScale(PLACES, RoundingMode.HALF_EVEN) : plain;
  }

  private static List<Charged> stored(CostRecord record) {
    List<Charged> charges = new ArrayList<>();
    long rest = record.number(RecordField.COST);
    for (StoredPart part : STORED) {
      long cost = record.number(part.cost);
      long tokens = part.tokens(record);
      if (cost != 0 && tokens > 0) {
        BigDecimal price =
            BigDecimal.valueOf(cost, NANO)
                .divide(part.meter.priced(tokens), DIVIDED, RoundingMode.HALF_EVEN);
        charges.add(new Charged(sku(record, part.meter, price, false), tokens));
        rest -= cost;
      }
    }
    if (rest != 0) {
      boolean stated = PriceState.STATED.label().equals(record.text(RecordField.PRICE_STATE));
      charges.add(
          new Charged(sku(record, Meter.calls(), BigDecimal.valueOf(rest, NANO), stated), 1));
    }
    return charges;
  }

  private static Sku sku(CostRecord record, Meter meter, BigDecimal price, boolean isDynamic) {
    BigDecimal cost = BigDecimal.valueOf(record.number(RecordField.COST));
    BigDecimal list =
        record.has(RecordField.LIST_COST) && cost.signum() != 0
            ? price
                .multiply(BigDecimal.valueOf(record.number(RecordField.LIST_COST)))
                .divide(cost, DIVIDED, RoundingMode.HALF_EVEN)
            : price;
    return new Sku(
        record.model(),
        meter,
        List.of(),
        list.stripTrailingZeros(),
        price.stripTrailingZeros(),
        isDynamic);
  }
}
