package io.aimeter.core.ledger;

import java.util.Objects;

/** A file of the store whose records a sink is to get. Immutable. */
public final class Parcel {
  private final String path;
  private final long rows;

  /**
   * Describes a parcel.
   *
   * @param path relative to the MANIFEST's directory, with slashes
   */
  public Parcel(String path, long rows) {
    this.path = Objects.requireNonNull(path, "path is null");
    this.rows = rows;
  }

  /** The records of that file. */
  public static Parcel of(StoreFile file) {
    return new Parcel(file.path(), file.rows());
  }

  public String path() {
    return path;
  }

  public long rows() {
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parcel
        && ((Parcel) other).path.equals(path)
        && ((Parcel) other).rows == rows;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path + " (" + rows + " rows)";
  }
}
