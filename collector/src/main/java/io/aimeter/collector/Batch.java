package io.aimeter.collector;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Records read in one cycle and, by source, the position behind the last of them: what one commit
 * makes durable together.
 */
public final class Batch {
  private final List<CostRecord> records = new ArrayList<>();
  private final Map<String, Long> positions = new TreeMap<>();
  private final int limit;
  private final RecordCodec.Texts texts;

  /** A batch of at most that many records. */
  public Batch(int limit) {
    this(limit, new RecordCodec.Texts());
  }

  /**
   * A batch of at most that many records.
   *
   * @param texts those of the batches before
   */
  Batch(int limit, RecordCodec.Texts texts) {
    this.limit = limit;
    this.texts = texts;
  }

  public void add(CostRecord record) {
    records.add(record);
  }

  /** The texts that records read before had. */
  public RecordCodec.Texts texts() {
    return texts;
  }

  /** Puts in each record's place what becomes of it. */
  void replaceAll(UnaryOperator<CostRecord> change) {
    records.replaceAll(change);
  }

  /** The next read of the source begins there once this batch is committed. */
  public void position(String source, long next) {
    positions.put(source, next);
  }

  public boolean isFull() {
    return records.size() >= limit;
  }

  /** Whether there is nothing to commit: no record, and no source has moved. */
  public boolean isEmpty() {
    return records.isEmpty() && positions.isEmpty();
  }

  public List<CostRecord> records() {
    return records;
  }

  public Map<String, Long> positions() {
    return positions;
  }
}
