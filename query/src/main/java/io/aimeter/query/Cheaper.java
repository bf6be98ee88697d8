package io.aimeter.query;

import io.aimeter.core.attribution.Source;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Calls that could have cost less, by the same book's prices of the day they were made. A call may
 * be found for several reasons; the largest counts.
 */
final class Cheaper {
  private static final String PRIORITY = "priority";

  /** Beyond so many times the median, an answer without a limit is called very long. */
  private static final int TIMES_MEDIAN = 4;

  /** Less of the output than this beyond that is nothing unusual. */
  private static final double LEAST_BEYOND = 0.1;

  private final PriceBook book;
  private final PaidCalls calls;
  private final Map<List<String>, FeatureUse> uses = new HashMap<>();
  private final Map<List<String>, Map<Saving.Kind, Sum>> sums = new HashMap<>();

  Cheaper(PriceBook book, PaidCalls calls, List<FeatureUse> uses) {
    this.book = book;
    this.calls = calls;
    for (FeatureUse use : uses) {
      this.uses.put(Arrays.asList(use.team(), use.app(), use.feature(), use.model()), use);
    }
  }

  /** What is found for one reason. */
  private static final class Sum {
    private long calls;
    private long nanos;
    private long once;

    /** All output tokens of the calls looked at, and those that are too many. */
    private long output;

    private long beyond;
  }

  void find(Statement statement, List<Saving> savings) throws SQLException {
    CacheableCalls.keep(statement, calls);
    String sql =
        "SELECT "
            + RecordRows.columns(RecordRows.PRICED)
            + ", hit, ahead FROM "
            + calls.sql()
            + " c LEFT JOIN "
            + CacheableCalls.TABLE
            + " h USING (instance, sequence) WHERE NOT EXISTS (SELECT 1 FROM "
            + Waste.TABLE
            + " w WHERE "
            + PaidCalls.same("w", "c")
            + ") AND "
            + candidates();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        CostRecord record = RecordRows.record(row, RecordRows.PRICED);
        one(record, row.getLong("hit"), row.getLong("ahead"));
      }
    }
    sums.forEach((who, kinds) -> kinds.forEach((kind, sum) -> tell(kind, who, sum, savings)));
  }

  /** What may be found; the rest is not looked at, for it is most. */
  private String candidates() {
    StringJoiner any = new StringJoiner(" OR ", "(", ")");
    any.add("feature_source = " + Sql.text(Source.JOB.label()));
    any.add("hit > 0 OR ahead > 0");
    for (FeatureUse use : uses.values()) {
      boolean smaller = use.isSimple() && SmallerModels.of(use.provider(), use.model()) != null;
      boolean retires = Retirement.of(use.provider(), use.model(), calls.until()) != null;
      if (smaller || retires || use.isUnlimited()) {
        any.add(
            "feature IS NOT DISTINCT FROM "
                + (use.feature() == null ? "NULL" : Sql.text(use.feature()))
                + " AND "
                + Grouping.MODEL
                + " IS NOT DISTINCT FROM "
                + (use.model() == null ? "NULL" : Sql.text(use.model())));
      }
    }
    return any.toString();
  }

  private void one(CostRecord record, long hit, long ahead) {
    Map<Saving.Kind, Long> found = new EnumMap<>(Saving.Kind.class);
    List<String> who =
        Arrays.asList(
            record.text(RecordField.TEAM),
            record.text(RecordField.APP),
            record.text(RecordField.FEATURE),
            record.model());
    FeatureUse use = uses.get(who);
    if (Source.JOB.label().equals(record.text(RecordField.FEATURE_SOURCE))) {
      if (PRIORITY.equals(record.text(RecordField.SERVICE_TIER))) {
        less(found, Saving.Kind.PRIORITY_TIER, record, plain(false));
      }
      if (!record.flag(RecordField.BATCH) && !record.flag(RecordField.STREAMING)) {
        less(found, Saving.Kind.BATCH, record, plain(true));
      }
    }
    if (hit > 0 || ahead > 0) {
      less(found, Saving.Kind.PROMPT_CACHE, record, CacheableCalls.cached(record, hit, ahead));
    }
    Retirement end =
        Retirement.of(record.text(RecordField.PROVIDER), record.model(), calls.until());
    if (end != null) {
      less(found, Saving.Kind.RETIRING_MODEL, record, model(end.successor()));
    }
    if (use != null && use.isSimple()) {
      String smaller = SmallerModels.of(record.text(RecordField.PROVIDER), record.model());
      if (smaller != null) {
        less(found, Saving.Kind.SMALLER_MODEL, record, model(smaller));
      }
    }
    if (use != null && use.isUnlimited()) {
      unlimited(found, record, use, who);
    }
    count(who, found);
  }

  private void unlimited(
      Map<Saving.Kind, Long> found, CostRecord record, FeatureUse use, List<String> who) {
    long output = record.number(RecordField.OUTPUT_TOKENS);
    long beyond = Math.max(0, output - TIMES_MEDIAN * use.median());
    Sum sum = sum(who, Saving.Kind.UNLIMITED_OUTPUT);
    sum.output += output;
    sum.beyond += beyond;
    if (beyond > 0) {
      less(
          found,
          Saving.Kind.UNLIMITED_OUTPUT,
          record,
          Map.of(RecordField.OUTPUT_TOKENS, output - beyond));
    }
  }

  private void count(List<String> who, Map<Saving.Kind, Long> found) {
    Saving.Kind largest = null;
    for (Map.Entry<Saving.Kind, Long> saving : found.entrySet()) {
      Sum sum = sum(who, saving.getKey());
      sum.calls++;
      sum.nanos += saving.getValue();
      if (largest == null || saving.getValue() > found.get(largest)) {
        largest = saving.getKey();
      }
    }
    if (largest != null) {
      sum(who, largest).once += found.get(largest);
    }
  }

  private Sum sum(List<String> who, Saving.Kind kind) {
    return sums.computeIfAbsent(who, none -> new EnumMap<>(Saving.Kind.class))
        .computeIfAbsent(kind, none -> new Sum());
  }

  /** Keeps by what the call would have cost less; by more, where that is part of a saving. */
  private void less(
      Map<Saving.Kind, Long> found,
      Saving.Kind kind,
      CostRecord record,
      Map<RecordField, Object> changes) {
    Quote otherwise = book.quote(new Otherwise(record, changes));
    if (otherwise.state() == PriceState.PRICED) {
      long less = record.number(RecordField.COST) - otherwise.total();
      if (less > 0 || kind == Saving.Kind.PROMPT_CACHE) {
        found.put(kind, less);
      }
    }
  }

  private static Map<RecordField, Object> plain(boolean batch) {
    Map<RecordField, Object> changes = new HashMap<>();
    changes.put(RecordField.SERVICE_TIER, null);
    changes.put(RecordField.BATCH, batch);
    return changes;
  }

  private static Map<RecordField, Object> model(String name) {
    Map<RecordField, Object> changes = new HashMap<>();
    changes.put(RecordField.REQUEST_MODEL, name);
    changes.put(RecordField.RESPONSE_MODEL, name);
    changes.put(RecordField.URL_MODEL, null);
    return changes;
  }

  private void tell(Saving.Kind kind, List<String> who, Sum sum, List<Saving> savings) {
    if (kind == Saving.Kind.UNLIMITED_OUTPUT && sum.beyond < LEAST_BEYOND * sum.output) {
      return;
    }
    FeatureUse use = uses.get(who);
    List<Object> known = new ArrayList<>();
    if (kind == Saving.Kind.RETIRING_MODEL) {
      Retirement end = Retirement.of(use.provider(), use.model(), calls.until());
      known.addAll(List.of(end.end(), end.successor()));
    } else if (kind == Saving.Kind.SMALLER_MODEL) {
      String smaller = SmallerModels.of(use.provider(), use.model());
      known.addAll(List.of(use.input(), use.output(), smaller));
    } else if (kind == Saving.Kind.UNLIMITED_OUTPUT) {
      known.add(sum.beyond);
    }
    savings.add(
        new Saving(
            kind,
            who.get(0),
            who.get(1),
            who.get(2),
            who.get(3),
            sum.calls,
            sum.nanos,
            sum.once,
            kind.evidence(known.toArray())));
  }
}
