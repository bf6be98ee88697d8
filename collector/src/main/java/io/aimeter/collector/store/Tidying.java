package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Rewrites files on a thread of its own, with a database of its own: a large merge takes most of a
 * minute and much memory, and commits must not wait for either. One rewrite at a time; for one
 * calling thread.
 */
final class Tidying implements AutoCloseable {
  private static final String SPILL = "merge.tmp";

  private final Path directory;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread merging = new Thread(task, "aimeter-merge");
            merging.setDaemon(true);
            return merging;
          });
  private Rewrite rewrite;
  private Future<List<StoreFile>> written;

  Tidying(Path directory) {
    this.directory = directory;
  }

  /** Whether a rewrite has begun whose result has not been taken. */
  boolean isBusy() {
    return written != null;
  }

  boolean isDone() {
    return written != null && written.isDone();
  }

  void begin(Rewrite next) {
    rewrite = next;
    written =
        thread.submit(
            () -> {
              try (ParquetFiles files = new ParquetFiles(directory, SPILL)) {
                return next.write(files);
              }
            });
  }

  /** What has begun last. */
  Rewrite rewrite() {
    return rewrite;
  }

  /**
   * The files that come, once.
   *
   * @throws IOException if they could not be written, or do not hold as many rows as those that go
   */
  List<StoreFile> take() throws IOException {
    List<StoreFile> outputs;
    try {
      outputs = written.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      written = null;
    }
    long before = rows(rewrite.inputs());
    long after = rows(outputs);
    if (before != after) {
      throw new IOException("of " + before + " rows " + after + " were written");
    }
    return outputs;
  }

  private static long rows(List<StoreFile> files) {
    return files.stream().mapToLong(StoreFile::rows).sum();
  }

  /**
   * Ends after the rewrite that has begun, whose result is then left for the next start's orphans.
   */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
