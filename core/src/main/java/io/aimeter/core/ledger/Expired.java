package io.aimeter.core.ledger;

import java.util.Objects;

/**
 * What a store held once and has dropped by its retention: all records of the UTC days before one.
 * Immutable.
 */
public final class Expired {
  private final long beforeDay;
  private final long records;
  private final String path;

  /**
   * Describes what is gone.
   *
   * @param beforeDay days from the epoch: records that began before this day are gone
   * @param records how many were dropped, of all time
   * @param path of a Parquet file, relative to the MANIFEST's directory, with slashes: how many
   *     were dropped of each instance of which there may still be records, and their highest
   *     sequence, so that they are not taken for missing
   */
  public Expired(long beforeDay, long records, String path) {
    this.beforeDay = beforeDay;
    this.records = records;
    this.path = Objects.requireNonNull(path, "path is null");
  }

  /** Days from the epoch: records that began before this day are gone. */
  public long beforeDay() {
    return beforeDay;
  }

  /** How many records were dropped, of all time. */
  public long records() {
    return records;
  }

  /** Where the dropped records are counted by instance. */
  public String path() {
    return path;
  }
}
