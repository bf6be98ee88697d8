package io.aimeter.collector.sink;

import io.aimeter.core.record.CostRecord;
import java.util.List;

/**
 * Records in the stream's order.
 *
 * @param records at most a batch of them
 * @param positions for each of them, the position behind it
 * @param isFull whether there may be more at once
 */
record Shipment(List<CostRecord> records, List<Long> positions, boolean isFull) {
  /** The position behind the last record, of which there must be one. */
  long next() {
    return positions.get(positions.size() - 1);
  }

  /** A part of it. */
  Shipment part(int from, int to) {
    return new Shipment(records.subList(from, to), positions.subList(from, to), true);
  }
}
