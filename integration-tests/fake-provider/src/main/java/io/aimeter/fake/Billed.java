package io.aimeter.fake;

/**
 * What the provider counts for one exchange.
 *
 * @param usageOnWire whether the response told the client these tokens; a stream may not
 * @param complete whether the response was sent to its end
 * @param uncached prompt tokens neither read from nor written to a cache
 * @param output generated tokens, reasoning included
 * @param costNanoUsd by the provider's own price list; 0 for errors
 * @param requestId what the response called it; no two have the same
 * @param caller what the request said in {@link FakeProvider#CALLER_HEADER}; null: nothing
 */
public record Billed(
    String path,
    String model,
    boolean streaming,
    int status,
    boolean usageOnWire,
    boolean complete,
    long uncached,
    long cacheRead,
    long cacheWrite5m,
    long cacheWrite1h,
    long output,
    long reasoning,
    long costNanoUsd,
    String requestId,
    String caller) {}
