package io.aimeter.collector.store;

import io.aimeter.collector.Batch;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collector's store. A commit writes the records' file, makes it durable, and replaces the
 * MANIFEST: the one moment in which records and positions appear together. Whatever a crash leaves
 * behind is not in the MANIFEST, so nobody reads it, and it is deleted later. For one thread.
 */
public final class Store implements AutoCloseable {
  /** Readers may still have an old MANIFEST in hand for this long. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final String HOT = "hot";

  private final Path directory;
  private final FileChannel lockFile;
  private final ParquetFiles files;
  private final String run = Long.toHexString(System.currentTimeMillis());
  private Manifest manifest;
  private long written;

  /**
   * Opens or creates the store and locks it.
   *
   * @throws StoreInUseException if another collector has it
   * @throws IOException if it cannot be read or made
   */
  public Store(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve(HOT));
    lockFile =
        FileChannel.open(
            directory.resolve(Layout.STORE_LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (!lock()) {
        throw new StoreInUseException(directory);
      }
      manifest = Manifest.read(directory);
      files = new ParquetFiles(directory);
    } catch (IOException e) {
      lockFile.close();
      throw e;
    }
    deleteOrphans();
  }

  private boolean lock() throws IOException {
    try {
      return lockFile.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another collector in this very process
    }
  }

  /** Up to where each source has been committed. */
  public Map<String, Long> positions() {
    return manifest.next();
  }

  /** How many records the store holds. */
  public long rows() {
    return manifest.files().stream().mapToLong(StoreFile::rows).sum();
  }

  /**
   * Commits a batch. If this throws, nothing has changed and it can be tried again.
   *
   * @param alive whether a source's position is still of use; others are forgotten
   */
  public void commit(Batch batch, Predicate<String> alive) throws IOException {
    List<StoreFile> all = new ArrayList<>(manifest.files());
    if (!batch.records().isEmpty()) {
      all.add(files.write(newPath(), batch.records()));
    }
    Map<String, Long> next = new TreeMap<>(manifest.next());
    next.keySet().removeIf(alive.negate());
    next.putAll(batch.positions());
    replaceManifest(all, next);
  }

  /** Merges files if there are too many of a size; whether it did. */
  public boolean compact() throws IOException {
    List<StoreFile> old = Compaction.next(manifest.files());
    if (old.isEmpty()) {
      return false;
    }
    StoreFile merged = files.merge(newPath(), old);
    Set<String> gone = old.stream().map(StoreFile::path).collect(Collectors.toSet());
    List<StoreFile> all = new ArrayList<>();
    for (StoreFile file : manifest.files()) {
      if (!gone.contains(file.path())) {
        all.add(file);
      }
    }
    all.add(merged);
    startGrace(old);
    replaceManifest(all, manifest.next());
    return true;
  }

  /** The grace of a file counts from its last change: from now, when it is about to be dropped. */
  private void startGrace(List<StoreFile> dropped) throws IOException {
    FileTime now = FileTime.from(Instant.now());
    for (StoreFile file : dropped) {
      Files.setLastModifiedTime(directory.resolve(file.path()), now);
    }
  }

  private String newPath() {
    return HOT + "/" + run + "-" + written++ + ".parquet";
  }

  private void replaceManifest(List<StoreFile> all, Map<String, Long> next) throws IOException {
    Manifest replaced = new Manifest(manifest.generation() + 1, all, next);
    replaced.commit(directory);
    manifest = replaced;
  }

  /** Deletes files the MANIFEST does not name, once no reader can still be using them. */
  public void deleteOrphans() throws IOException {
    Set<String> named = new HashSet<>();
    manifest.files().forEach(file -> named.add(directory.resolve(file.path()).toString()));
    Instant old = Instant.now().minus(GRACE);
    try (Stream<Path> there = Files.list(directory.resolve(HOT))) {
      for (Path file : there.toList()) {
        if (!named.contains(file.toString())
            && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
    lockFile.close();
  }
}
