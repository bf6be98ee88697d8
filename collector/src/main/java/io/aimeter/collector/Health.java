package io.aimeter.collector;

import io.aimeter.collector.sink.SinkStatus;
import java.util.List;

/**
 * How a collector fares.
 *
 * @param problem why it cannot ship now, or null
 * @param cycledAt {@link System#nanoTime} at the end of the last cycle, good or not
 * @param committed records committed since the start
 * @param unreadable entries of queues that were no readable record, since the start
 * @param sinks where records go besides the store
 */
public record Health(
    String problem, long cycledAt, long committed, long unreadable, List<SinkStatus> sinks) {}
