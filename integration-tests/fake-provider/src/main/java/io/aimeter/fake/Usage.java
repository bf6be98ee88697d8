package io.aimeter.fake;

/** Tokens of one call, by the classes that have a price; reasoning is within output. */
record Usage(
    long uncached,
    long cacheRead,
    long cacheWrite5m,
    long cacheWrite1h,
    long output,
    long reasoning) {

  static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

  /** All prompt tokens. */
  long input() {
    return uncached + cacheRead + cacheWrite5m + cacheWrite1h;
  }
}
