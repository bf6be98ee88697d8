package io.aimeter.query;

import java.time.Instant;

/**
 * Records that are not in the store.
 *
 * @param dropped how many the agents counted as dropped
 * @param missing how many the gaps in the sequences of all instances add up to
 * @param expired how many the stores have dropped by their retention
 * @param expiredBefore what began before is gone by retention, of some store at least; null: none
 */
public record Losses(long dropped, long missing, long expired, Instant expiredBefore) {}
