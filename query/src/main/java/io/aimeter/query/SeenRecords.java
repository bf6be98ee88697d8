package io.aimeter.query;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which records of which instances have been seen: a bit each. */
final class SeenRecords {
  private final Map<String, BitSet> byInstance = new TreeMap<>();

  /** Adds a record; false if it was there. */
  boolean add(String instance, long sequence) {
    BitSet sequences = byInstance.computeIfAbsent(instance, i -> new BitSet());
    int bit = Math.toIntExact(sequence);
    boolean added = !sequences.get(bit);
    sequences.set(bit);
    return added;
  }

  /** SQL for "the sequence up to which every record of this row's instance has been seen". */
  String prefixSql(String instanceColumn) {
    StringBuilder sql = new StringBuilder("CASE ").append(instanceColumn);
    byInstance.forEach(
        (instance, sequences) ->
            sql.append(" WHEN ")
                .append(Sql.text(instance))
                .append(" THEN ")
                .append(sequences.nextClearBit(1) - 1));
    return byInstance.isEmpty() ? "0" : sql.append(" ELSE 0 END").toString();
  }
}
