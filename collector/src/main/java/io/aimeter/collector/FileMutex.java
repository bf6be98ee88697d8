package io.aimeter.collector;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock file that one process holds at a time, until it closes it or ends in whatever way. */
public final class FileMutex implements AutoCloseable {
  private final FileChannel channel;

  private FileMutex(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; null where another has it.
   *
   * @throws IOException if the file can be neither opened nor made
   */
  public static FileMutex tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FileMutex(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another holder in this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
