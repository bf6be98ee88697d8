package io.aimeter.agent.append;

/** How much may wait on the disk, of one JVM and of all. */
final class Limits {
  static final Limits DEFAULT = new Limits(256L << 20, 64L << 20, Long.MAX_VALUE);

  private final long directoryBytes;
  private final long spillBytes;
  private final long allBytes;

  Limits(long directoryBytes, long spillBytes, long allBytes) {
    this.directoryBytes = directoryBytes;
    this.spillBytes = spillBytes;
    this.allBytes = allBytes;
  }

  /** The same, with as much of all JVMs together. */
  Limits ofAll(long bytes) {
    return new Limits(directoryBytes, spillBytes, bytes);
  }

  /** Beyond this of all JVMs together, likewise. */
  long allBytes() {
    return allBytes;
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
