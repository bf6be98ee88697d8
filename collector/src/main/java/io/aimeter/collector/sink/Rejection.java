package io.aimeter.collector.sink;

/**
 * What a sink did not take of what it was given, without saying which.
 *
 * @param count how many, of whatever the sink counts
 * @param reason the sink's
 */
public record Rejection(long count, String reason) {}
