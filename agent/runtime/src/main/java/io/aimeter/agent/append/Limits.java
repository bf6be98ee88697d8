package io.aimeter.agent.append;

/** How much one JVM may have waiting on the disk. */
final class Limits {
  static final Limits DEFAULT = new Limits(256L << 20, 64L << 20);

  private final long directoryBytes;
  private final long spillBytes;

  Limits(long directoryBytes, long spillBytes) {
    this.directoryBytes = directoryBytes;
    this.spillBytes = spillBytes;
  }

  /** Beyond this, the newest records are dropped: nobody ships them. */
  long directoryBytes() {
    return directoryBytes;
  }

  /** Where there is no queue, a spill file beyond this is followed by another one. */
  long spillBytes() {
    return spillBytes;
  }
}
