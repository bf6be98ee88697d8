package io.aimeter.query;

/**
 * Records that should be in the store and are not.
 *
 * @param dropped how many the agents counted as dropped
 * @param missing how many the gaps in the sequences of all instances add up to
 */
public record Losses(long dropped, long missing) {}
