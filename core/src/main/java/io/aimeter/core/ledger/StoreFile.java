package io.aimeter.core.ledger;

import java.util.Objects;

/** A Parquet file of the store, as the MANIFEST names it. Immutable. */
public final class StoreFile {
  private final String path;
  private final long rows;
  private final long bytes;
  private final long minStartMicros;
  private final long maxStartMicros;

  /**
   * Describes a file.
   *
   * @param path relative to the MANIFEST's directory, with slashes
   * @param minStartMicros the earliest {@code started_at} in it, in microseconds since the epoch
   * @param maxStartMicros the latest
   */
  public StoreFile(String path, long rows, long bytes, long minStartMicros, long maxStartMicros) {
    this.path = Objects.requireNonNull(path, "path is null");
    this.rows = rows;
    this.bytes = bytes;
    this.minStartMicros = minStartMicros;
    this.maxStartMicros = maxStartMicros;
  }

  public String path() {
    return path;
  }

  public long rows() {
    return rows;
  }

  public long bytes() {
    return bytes;
  }

  /** The earliest {@code started_at} of its rows, in microseconds since the epoch. */
  public long minStartMicros() {
    return minStartMicros;
  }

  /** The latest {@code started_at} of its rows, in microseconds since the epoch. */
  public long maxStartMicros() {
    return maxStartMicros;
  }

  @Override
  public String toString() {
    return path + " (" + rows + " rows)";
  }
}
