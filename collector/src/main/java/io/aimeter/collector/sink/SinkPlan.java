package io.aimeter.collector.sink;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A sink that is to be run.
 *
 * @param name what it is called in messages, in the MANIFEST and in file names
 * @param target where it ships to, for people; no secret in it
 * @param sinks makes one, without connecting
 * @param batch the most records that are written at once
 * @param interval how long it waits between writes, unless a batch is full
 */
public record SinkPlan(
    String name, String target, Supplier<Sink> sinks, int batch, Duration interval) {}
