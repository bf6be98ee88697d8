package io.aimeter.collector.store;

/**
 * How much of the past a store keeps, whichever of the two is less.
 *
 * @param days how many whole UTC days before today
 * @param bytes of the records' files
 */
public record Retention(long days, long bytes) {
  /** Keeps all. */
  public static final Retention FOREVER = new Retention(Long.MAX_VALUE, Long.MAX_VALUE);
}
