package io.aimeter.query;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What calls would have cost with another model: the same tokens at its prices. What another model
 * would have answered, and with how many tokens, nobody knows.
 */
public final class WhatIf {
  private final Ledger ledger;
  private final PriceBook book;

  public WhatIf(Ledger ledger, PriceBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  /**
   * The calls of a feature with one model.
   *
   * @param calls those that have a cost and would have one
   * @param cost nano-USD as it was
   * @param otherwise nano-USD as it would have been
   * @param unpriced further calls, of which one of the two is not known
   */
  public record Line(
      String team,
      String app,
      String feature,
      String model,
      long calls,
      long cost,
      long otherwise,
      long unpriced) {}

  /**
   * The calls of a period that pass the conditions, the largest saving first.
   *
   * @param provider whose model it is; null for the one that was called
   * @throws IOException if the store cannot be read
   */
  public List<Line> run(
      List<Where> where, Instant since, Instant until, String provider, String model)
      throws IOException {
    Map<RecordField, Object> changes = new HashMap<>();
    changes.put(RecordField.REQUEST_MODEL, model);
    changes.put(RecordField.RESPONSE_MODEL, model);
    changes.put(RecordField.URL_MODEL, null);
    if (provider != null) {
      changes.put(RecordField.PROVIDER, provider);
      // Tiers and regions are a provider's own.
      changes.put(RecordField.SERVICE_TIER, null);
      changes.put(RecordField.INFERENCE_GEO, null);
      changes.put(RecordField.SPEED, null);
    }
    Map<List<String>, long[]> sums = new HashMap<>();
    new RecordScan(ledger.narrowed(where))
        .each(
            since,
            until,
            RecordRows.PRICED,
            sums::clear,
            record -> {
              if (record.has(RecordField.COST)
                  ? record.number(RecordField.COST) > 0
                  : record.flag(RecordField.BILLABLE)) {
                add(sums.computeIfAbsent(key(record), none -> new long[4]), record, changes);
              }
            });
    List<Line> lines = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            lines.add(
                new Line(
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    key.get(3),
                    sum[0],
                    sum[1],
                    sum[2],
                    sum[3])));
    lines.sort(
        Comparator.comparingLong((Line line) -> line.otherwise() - line.cost())
            .thenComparing(line -> "" + line.team() + line.app() + line.feature() + line.model()));
    return lines;
  }

  private void add(long[] sum, CostRecord record, Map<RecordField, Object> changes) {
    Quote quote = book.quote(new Otherwise(record, changes));
    boolean known = quote.state() == PriceState.PRICED || quote.state() == PriceState.FREE;
    if (known && record.has(RecordField.COST)) {
      sum[0]++;
      sum[1] += record.number(RecordField.COST);
      sum[2] += quote.total();
    } else {
      sum[3]++;
    }
  }

  private static List<String> key(CostRecord record) {
    return Arrays.asList(
        record.text(RecordField.TEAM),
        record.text(RecordField.APP),
        record.text(RecordField.FEATURE),
        record.model());
  }
}
