package io.aimeter.collector.sink;

/**
 * How a sink fares.
 *
 * @param shipped records it has got since the start
 * @param waiting records it has still to get
 * @param refused records it has refused for good since the start
 * @param problem why it gets none now; null where it does
 */
public record SinkStatus(String name, long shipped, long waiting, long refused, String problem) {}
