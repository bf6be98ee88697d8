package io.aimeter.core.ledger;

import java.util.Objects;

/**
 * A time at which records already stored were priced again, as the MANIFEST names it. The records
 * that changed have their new prices in the store's files; the prices they had before are in a file
 * of its own, by which every earlier state of the ledger can be read. Immutable.
 */
public final class Rerating {
  private final long at;
  private final String priceVersion;
  private final String path;
  private final long rows;
  private final long sinceMicros;
  private final long untilMicros;
  private final long costBefore;
  private final long costAfter;

  /**
   * Describes a rerating.
   *
   * @param at when, in milliseconds since the epoch
   * @param priceVersion of the price book
   * @param path the file with the earlier prices, relative to the MANIFEST's directory: a row a
   *     record that changed, by instance and sequence
   * @param rows how many those are
   * @param sinceMicros the earliest start of a call that was looked at
   * @param untilMicros the first start that was not
   * @param costBefore what those that changed cost before, in nano-USD
   * @param costAfter what they cost since
   */
  public Rerating(
      long at,
      String priceVersion,
      String path,
      long rows,
      long sinceMicros,
      long untilMicros,
      long costBefore,
      long costAfter) {
    this.at = at;
    this.priceVersion = Objects.requireNonNull(priceVersion, "priceVersion is null");
    this.path = Objects.requireNonNull(path, "path is null");
    this.rows = rows;
    this.sinceMicros = sinceMicros;
    this.untilMicros = untilMicros;
    this.costBefore = costBefore;
    this.costAfter = costAfter;
  }

  /** When, in milliseconds since the epoch. */
  public long at() {
    return at;
  }

  public String priceVersion() {
    return priceVersion;
  }

  /** The file with the earlier prices, relative to the MANIFEST's directory, with slashes. */
  public String path() {
    return path;
  }

  /** How many records changed. */
  public long rows() {
    return rows;
  }

  /** The earliest start of a call that was looked at, in microseconds since the epoch. */
  public long sinceMicros() {
    return sinceMicros;
  }

  /** The first start of a call that was not looked at, in microseconds since the epoch. */
  public long untilMicros() {
    return untilMicros;
  }

  /** What the records that changed cost before, in nano-USD; those without a cost as nothing. */
  public long costBefore() {
    return costBefore;
  }

  /** What the records that changed cost since, in nano-USD. */
  public long costAfter() {
    return costAfter;
  }
}
