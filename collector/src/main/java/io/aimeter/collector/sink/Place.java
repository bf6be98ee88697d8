package io.aimeter.collector.sink;

/**
 * A place in a stream: before a row of a parcel. As one number it grows along the stream, and fits
 * where a queue would keep an offset.
 *
 * @param parcel the number of the parcel in the outbox
 * @param row the row of its file, from 0
 */
record Place(long parcel, long row) {
  private static final int ROW_BITS = 32;

  static Place of(long position) {
    return new Place(position >> ROW_BITS, position & ((1L << ROW_BITS) - 1));
  }

  long position() {
    return parcel << ROW_BITS | row;
  }
}
