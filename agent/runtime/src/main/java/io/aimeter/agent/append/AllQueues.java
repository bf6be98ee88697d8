package io.aimeter.agent.append;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much the queues of all JVMs take together, those of ended ones too: looked at seldom, as
 * there may be very many.
 */
final class AllQueues {
  static final long INTERVAL = 30_000_000_000L;

  private final Path queues;
  private long lookAt;
  private boolean looked;
  private long bytes;

  AllQueues(Path root) {
    queues = Layout.queues(root);
  }

  /** The bytes of all files, as of {@link #INTERVAL} ago at most. */
  long bytes(long now) {
    if (!looked || now - lookAt >= 0) {
      looked = true;
      lookAt = now + INTERVAL;
      bytes = look();
    }
    return bytes;
  }

  private long look() {
    long sum = 0;
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(queues, Files::isDirectory)) {
      for (Path directory : directories) {
        sum += InstanceDirectory.size(directory);
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be seen does not count.
    }
    return sum;
  }
}
