package io.aimeter.cli.focus;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds records up to a bill's rows. The rows sum to the records' costs exactly: what calls were
 * rounded by, to whole nano-USD, is a row of its own. What has no cost is counted, not billed. Used
 * by one thread.
 */
final class FocusBill {
  private static final int NANO = 9;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private record Key(Attributed attributed, Sku sku) {}

  private static final class Sum {
    private long counted;
    private long calls;
  }

  private static final class Rounding {
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal listCost = BigDecimal.ZERO;
    private long calls;
  }

  private final PriceBook book;
  private final long periodSeconds;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();
  private final Map<Attributed, Rounding> roundings = new LinkedHashMap<>();
  private long unpriced;
  private long calls;
  private long total;

  /** A bill by charge periods of this many seconds, counted from the epoch. */
  FocusBill(PriceBook book, long periodSeconds) {
    this.book = book;
    this.periodSeconds = periodSeconds;
  }

  /** Adds a record. */
  void add(CostRecord record) {
    if (!record.has(RecordField.COST)) {
      unpriced += record.flag(RecordField.BILLABLE) ? 1 : 0;
      return;
    }
    long cost = record.number(RecordField.COST);
    long list = record.number(RecordField.LIST_COST, cost);
    if (cost == 0 && list == 0) {
      return; // nothing was charged
    }
    calls++;
    total = Math.addExact(total, cost);
    long second = Math.floorDiv(record.number(RecordField.STARTED_AT), NANOS_A_SECOND);
    Attributed attributed =
        Attributed.of(record, Math.floorDiv(second, periodSeconds) * periodSeconds);
    BigDecimal left = BigDecimal.valueOf(cost, NANO);
    BigDecimal listLeft = BigDecimal.valueOf(list, NANO);
    for (Charged charged : Charged.of(record, book)) {
      Sum sum = sums.computeIfAbsent(new Key(attributed, charged.sku()), key -> new Sum());
      sum.counted = Math.addExact(sum.counted, charged.counted());
      sum.calls++;
      left = left.subtract(charged.sku().cost(charged.counted()));
      listLeft = listLeft.subtract(charged.sku().listCost(charged.counted()));
    }
    if (left.signum() != 0 || listLeft.signum() != 0) {
      Rounding rounding = roundings.computeIfAbsent(attributed, key -> new Rounding());
      rounding.cost = rounding.cost.add(left);
      rounding.listCost = rounding.listCost.add(listLeft);
      rounding.calls++;
    }
  }

  /** The rows, by charge period. */
  List<FocusRow> rows() {
    List<FocusRow> rows = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            rows.add(
                new FocusRow(
                    key.attributed,
                    key.sku,
                    sum.counted,
                    sum.calls,
                    key.sku.listCost(sum.counted),
                    key.sku.cost(sum.counted))));
    roundings.forEach(
        (attributed, rounding) -> {
          if (rounding.cost.signum() != 0 || rounding.listCost.signum() != 0) {
            rows.add(
                new FocusRow(
                    attributed, null, 0, rounding.calls, rounding.listCost, rounding.cost));
          }
        });
    rows.sort(Comparator.comparingLong(row -> row.attributed().periodStart()));
    return rows;
  }

  /** How many billable calls have no cost, and are not on the bill. */
  long unpriced() {
    return unpriced;
  }

  /** How many calls are on the bill. */
  long calls() {
    return calls;
  }

  /** What they cost, in nano-USD. */
  long total() {
    return total;
  }
}
