package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What another price book changes of the costs in a store, by model and team. */
public final class PriceChanges {
  /**
   * A model and a team.
   *
   * @param model that served, or was asked for; empty where records have none
   * @param team empty where records have none
   */
  public record Group(String model, String team) {}

  /** The sums over those records whose price changes. */
  public static final class Sum {
    private long records;
    private long newlyPriced;
    private long before;
    private long after;

    public long records() {
      return records;
    }

    /** How many of them had no cost before. */
    public long newlyPriced() {
      return newlyPriced;
    }

    /** What they cost before, in nano-USD. */
    public long before() {
      return before;
    }

    /** What they cost by the other book, in nano-USD. */
    public long after() {
      return after;
    }
  }

  private final Map<Group, Sum> groups = new LinkedHashMap<>();
  private final Sum all = new Sum();
  private long looked;

  /** Adds a record as it was, and as the other book prices it; whether its price changed. */
  boolean add(CostRecord before, CostRecord after) {
    looked++;
    boolean changed = false;
    for (RecordField field : StoredPrice.AMOUNTS) {
      changed |= !Objects.equals(StoredPrice.value(before, field), StoredPrice.value(after, field));
    }
    if (changed) {
      add(groups.computeIfAbsent(group(before), none -> new Sum()), before, after);
      add(all, before, after);
    }
    return changed;
  }

  private static Group group(CostRecord record) {
    String model = record.model();
    String team = record.text(RecordField.TEAM);
    return new Group(model == null ? "" : model, team == null ? "" : team);
  }

  private static void add(Sum sum, CostRecord before, CostRecord after) {
    sum.records++;
    sum.newlyPriced += before.has(RecordField.COST) ? 0 : 1;
    sum.before += before.number(RecordField.COST);
    sum.after += after.number(RecordField.COST);
  }

  /** Adds those of another store. */
  public void add(PriceChanges more) {
    looked += more.looked;
    more.groups.forEach((group, sum) -> add(groups.computeIfAbsent(group, none -> new Sum()), sum));
    add(all, more.all);
  }

  private static void add(Sum sum, Sum more) {
    sum.records += more.records;
    sum.newlyPriced += more.newlyPriced;
    sum.before += more.before;
    sum.after += more.after;
  }

  /** The sums, by model and team. */
  public Map<Group, Sum> groups() {
    Map<Group, Sum> sorted =
        new TreeMap<>(
            (a, b) ->
                a.model().equals(b.model())
                    ? a.team().compareTo(b.team())
                    : a.model().compareTo(b.model()));
    sorted.putAll(groups);
    return sorted;
  }

  /** The sums of all that change. */
  public Sum all() {
    return all;
  }

  /** How many records were looked at. */
  public long looked() {
    return looked;
  }
}
