package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the combinations of values that records have in some columns. */
final class Shapes {
  /** A record as far as these columns go. */
  private static final class Key {
    private final List<BatchColumn> columns;
    private CostRecord record;
    private int hash;

    Key(List<BatchColumn> columns) {
      this.columns = columns;
    }

    Key of(CostRecord of) {
      record = of;
      hash = 1;
      for (int i = 0; i < columns.size(); i++) {
        hash = 31 * hash + columns.get(i).hash(of);
      }
      return this;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Key that) || that.hash != hash) {
        return false;
      }
      for (int i = 0; i < columns.size(); i++) {
        if (!columns.get(i).isSame(record, that.record)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<BatchColumn> columns;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<CostRecord> examples = new ArrayList<>();
  private Key probe;

  Shapes(List<BatchColumn> columns) {
    this.columns = columns;
    this.probe = new Key(columns);
  }

  /** The number of a record's combination, from 0. */
  int of(CostRecord record) {
    Integer known = numbers.get(probe.of(record));
    if (known != null) {
      return known;
    }
    int next = examples.size();
    numbers.put(probe, next);
    examples.add(record);
    probe = new Key(columns);
    return next;
  }

  /** A record of each combination, in the order of their numbers. */
  List<CostRecord> examples() {
    return examples;
  }
}
