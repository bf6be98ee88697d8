package io.aimeter.collector.sink;

import io.aimeter.core.record.CostRecord;
import java.util.List;

/**
 * A place that records are shipped to. It keeps the position of the stream together with the
 * records, in one transaction, so that each record gets there once, whatever dies when. Used by one
 * thread; after any exception but {@link RefusedException} it is closed and another one is made.
 */
public interface Sink extends AutoCloseable {
  /**
   * Connects.
   *
   * @param stream what tells this stream of records from any other
   * @return the position given with the last records that are durable there; -1 where there are
   *     none of this stream
   * @throws SinkException if that cannot be done now
   */
  long open(String stream) throws SinkException, InterruptedException;

  /**
   * Makes records and position durable: both, or neither.
   *
   * @param next the position behind the last of the records; there may be no records
   * @throws RefusedException if any of the records will never be accepted; the sink stays usable
   * @throws SinkException if that cannot be done now
   */
  void write(List<CostRecord> records, long next) throws SinkException, InterruptedException;

  /**
   * Called in place of {@link #write} where nothing is new, about once an interval.
   *
   * @throws SinkException if the sink cannot be used now
   */
  default void idle() throws SinkException, InterruptedException {}

  /** What was rejected since this was last asked though nothing failed; null where nothing was. */
  default Rejection rejected() {
    return null;
  }

  @Override
  void close() throws SinkException;
}
