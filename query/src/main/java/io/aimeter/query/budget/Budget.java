package io.aimeter.query.budget;

import java.util.Map;

/**
 * An allocation.
 *
 * @param name what its owners call it
 * @param of the dimensions it is for, with their values; all spend where there are none
 * @param nanos nano-USD a period
 */
public record Budget(String name, Map<String, String> of, Period period, long nanos) {}
