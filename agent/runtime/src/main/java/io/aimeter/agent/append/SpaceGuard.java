package io.aimeter.agent.append;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.openhft.chronicle.queue.RollCycle;

/**
 * Keeps a full disk from becoming an error in mapped memory: every page that Chronicle is going to
 * touch has been allocated with real writes before. Holds for one writer a directory, which is the
 * only way the journal uses it.
 */
final class SpaceGuard implements Closeable {
  private static final String METADATA = "metadata.cq4t";
  private static final int STEP = 256 << 10;

  /** Chronicle's index pages lie ahead of the last record by less than this. */
  private static final int SLACK = 96 << 10;

  private static final int METADATA_BYTES = 128 << 10;

  private final Path directory;
  private final RollCycle rollCycle;
  private final FrozenClock clock;
  private final Zeros zeros;
  private final DateTimeFormatter cycleName;

  private int cycle = Integer.MIN_VALUE;
  private Path current;
  private Path precreated;
  private FileChannel channel;
  private long reserved;
  private long written;

  SpaceGuard(Path directory, RollCycle rollCycle, FrozenClock clock, Zeros zeros) {
    this.directory = directory;
    this.rollCycle = rollCycle;
    this.clock = clock;
    this.zeros = zeros;
    this.cycleName = DateTimeFormatter.ofPattern(rollCycle.format()).withZone(ZoneOffset.UTC);
  }

  /** Allocates the queue's metadata file; before the queue is built. */
  void reserveMetadata() throws IOException {
    Path metadata = directory.resolve(METADATA);
    if (!Files.exists(metadata)) {
      Path temporary = directory.resolve("metadata.tmp");
      allocate(temporary, METADATA_BYTES);
      Files.move(temporary, metadata, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Allocates what a record of the given length, appended at the clock's time, can touch. Records
   * are far smaller than a step, so that a cycle's first never needs a second one.
   */
  void before(int length) throws IOException {
    int now = rollCycle.current(clock, rollCycle.defaultEpoch());
    if (now != cycle) {
      enter(now);
    }
    while (written + length + SLACK > reserved) {
      if (channel == null) {
        channel = FileChannel.open(current, StandardOpenOption.WRITE);
      }
      zeros.write(channel, reserved, reserved + STEP);
      reserved += STEP;
    }
  }

  /** Notes how far into its file the record just appended reaches. */
  void after(long writePosition) {
    written = writePosition;
  }

  /** Whether metadata and current cycle are still where readers look for them. */
  boolean isThere() {
    return Files.exists(directory.resolve(METADATA))
        && (Files.exists(current) || Files.exists(precreated));
  }

  private void enter(int newCycle) throws IOException {
    long start = (long) newCycle * rollCycle.lengthInMillis() + rollCycle.defaultEpoch();
    String name = cycleName.format(Instant.ofEpochMilli(start));
    Path file = directory.resolve(name + ".cq4");
    // Chronicle itself renames NAME.precreated to NAME.cq4 when it rolls.
    Path ahead = directory.resolve(name + ".precreated");
    if (!Files.exists(file)) {
      allocate(ahead, STEP);
    }
    close();
    cycle = newCycle;
    current = file;
    precreated = ahead;
    reserved = STEP;
    written = 0;
  }

  private void allocate(Path file, int bytes) throws IOException {
    try (FileChannel fresh =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      zeros.write(fresh, 0, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
