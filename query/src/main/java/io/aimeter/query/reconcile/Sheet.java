package io.aimeter.query.reconcile;

import io.aimeter.query.Measure;
import io.aimeter.query.Totals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Both sides by day and model, while they are added up. */
final class Sheet {
  /** What an item is called that names nothing. */
  private static final String UNNAMED = "(no item named)";

  private record Place(LocalDate day, String model) {}

  private static final class Sum {
    private long calls;
    private long metered;
    private long meteredTokens;
    private long unpriced;
    private long billed;
    private long billedTokens;

    void meter(Totals totals) {
      calls += totals.number(Measure.CALLS);
      metered = Math.addExact(metered, totals.number(Measure.COST));
      meteredTokens += totals.tokens();
      unpriced += totals.number(Measure.UNPRICED);
    }
  }

  private final ReconcileQuery.Request request;
  private final Bill bill;
  private final boolean money;
  private final boolean tokens;
  private final boolean models;
  private final Map<Place, Sum> sums = new HashMap<>();
  private final Sum all = new Sum();

  /** Names of models by what tells them apart, and what each is called. */
  private final Map<String, ModelName> known = new HashMap<>();

  private final Map<String, String> called = new HashMap<>();
  private final Map<String, Long> calledAfter = new HashMap<>();

  Sheet(ReconcileQuery.Request request, Bill bill, List<BilledItem> items) {
    this.request = request;
    this.bill = bill;
    this.money = items.stream().anyMatch(item -> item.amount() != null);
    this.tokens = items.stream().anyMatch(item -> item.inputTokens() != null);
    // A bill that names no item can be compared by day alone.
    this.models = request.byModel() && items.stream().anyMatch(item -> item.item() != null);
    request.known().forEach(name -> know(name, -1));
  }

  /** What was metered of a model on a day. */
  void metered(LocalDate day, String model, Totals totals) {
    String name = model == null ? "(no model)" : model;
    know(name, totals.number(Measure.COST));
    sum(day, key(name)).meter(totals);
    all.meter(totals);
  }

  /**
   * What was billed.
   *
   * @param nanos nano-USD; null where the file says no amounts
   */
  void billed(BilledItem item, Long nanos) {
    Sum sum = sum(item.day(), keyOf(item));
    for (Sum each : List.of(sum, all)) {
      each.billed = nanos == null ? each.billed : Math.addExact(each.billed, nanos);
      if (item.inputTokens() != null) {
        each.billedTokens +=
            item.inputTokens() + (item.outputTokens() == null ? 0 : item.outputTokens());
      }
    }
  }

  private Sum sum(LocalDate day, String model) {
    Place place = new Place(request.byDay() ? day : null, models ? model : null);
    return sums.computeIfAbsent(place, none -> new Sum());
  }

  /** Of several names of one model that one counts of which most was spent. */
  private void know(String name, long nanos) {
    String key = key(name);
    known.putIfAbsent(key, ModelName.ofWire(name));
    if (nanos > calledAfter.getOrDefault(key, Long.MIN_VALUE)) {
      called.put(key, name);
      calledAfter.put(key, nanos);
    }
  }

  private String key(String model) {
    return bill.namesModels() ? model.toLowerCase(Locale.ROOT) : ModelName.ofWire(model).key();
  }

  private String keyOf(BilledItem item) {
    if (item.item() == null) {
      return UNNAMED;
    }
    if (!item.usage()) {
      return item.item();
    }
    if (bill.namesModels()) {
      int comma = item.item().indexOf(',');
      String name = (comma < 0 ? item.item() : item.item().substring(0, comma)).trim();
      String key = name.toLowerCase(Locale.ROOT);
      called.putIfAbsent(key, name);
      return key;
    }
    ModelName text = ModelName.ofBill(item.item());
    String best = item.item();
    int most = 0;
    for (Map.Entry<String, ModelName> each : known.entrySet()) {
      int told = each.getValue().within(text);
      // Among equals the same one every time.
      if (told > most || (told == most && told > 0 && each.getKey().compareTo(best) < 0)) {
        most = told;
        best = each.getKey();
      }
    }
    return best;
  }

  List<Reconciled> rows() {
    List<Reconciled> rows = new ArrayList<>();
    sums.forEach(
        (place, sum) -> {
          String model = place.model();
          rows.add(row(place.day(), model == null ? null : called.getOrDefault(model, model), sum));
        });
    return rows;
  }

  Reconciled total() {
    return row(null, null, all);
  }

  private Reconciled row(LocalDate day, String model, Sum sum) {
    return new Reconciled(
        day,
        model,
        sum.calls,
        sum.metered,
        money ? (Long) sum.billed : null,
        sum.meteredTokens,
        tokens ? (Long) sum.billedTokens : null,
        sum.unpriced);
  }
}
