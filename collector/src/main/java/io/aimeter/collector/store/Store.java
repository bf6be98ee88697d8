package io.aimeter.collector.store;

import io.aimeter.collector.Batch;
import io.aimeter.collector.FileMutex;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
import java.util.stream.Stream;

/**
 * A collector's store. A commit writes the records' file, makes it durable, and replaces the
 * MANIFEST: the one moment in which records and positions appear together. Whatever a crash leaves
 * behind is not in the MANIFEST, so nobody reads it, and it is deleted later. For one thread.
 */
public final class Store implements AutoCloseable {
  /** Readers may still have an old MANIFEST in hand for this long. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

  /** Each sealing may add a file to a day. */
  private static final Duration BETWEEN_SEALINGS = Duration.ofHours(1);

  private static final String SPILL = "commit.tmp";

  private final Path directory;
  private final FileMutex lock;
  private final ParquetFiles files;
  private final Tidying tidying;
  private final String run = Long.toHexString(System.currentTimeMillis());
  private Manifest manifest;
  private Instant tidyAgain = Instant.MIN;
  private Instant sealAgain = Instant.MIN;
  private long names;

  /**
   * Opens or creates the store and locks it.
   *
   * @throws StoreInUseException if another collector has it
   * @throws IOException if it cannot be read or made
   */
  public Store(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve(Places.HOT));
    lock = FileMutex.tryAcquire(directory.resolve(Layout.STORE_LOCK));
    if (lock == null) {
      throw new StoreInUseException(directory);
    }
    try {
      manifest = Manifest.read(directory);
      files = new ParquetFiles(directory, SPILL);
      tidying = new Tidying(directory);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    deleteOrphans();
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
      all.add(files.write(Places.hot(newName()), batch.records()));
    }
    Map<String, Long> next = new TreeMap<>(manifest.next());
    next.keySet().removeIf(alive.negate());
    next.putAll(batch.positions());
    replaceManifest(all, next, manifest.reratings());
  }

  /**
   * Puts records with other prices in the place of those of some files: all of them in one moment.
   * If this throws, nothing has changed and it can be tried again.
   */
  public Rerating commit(Repricing repricing) throws IOException {
    List<StoreFile> all = new ArrayList<>(manifest.files());
    List<Rerating> reratings = new ArrayList<>(manifest.reratings());
    Rerating written = repricing.write(reratings, this::newName, all);
    reratings.add(written);
    startGrace(repricing.touched());
    replaceManifest(all, manifest.next(), reratings);
    return written;
  }

  /** The files that may hold calls that started in the range, its end excluded. */
  static List<StoreFile> files(Manifest of, long fromMicros, long untilMicros) {
    return of.files().stream()
        .filter(f -> f.maxStartMicros() >= fromMicros && f.minStartMicros() < untilMicros)
        .toList();
  }

  /**
   * Goes on with merging files and sealing days, of which the long part happens elsewhere; whether
   * there is more to do.
   *
   * @throws IOException if that failed; records are still committed, and it is tried again later
   */
  public boolean tidy(Instant now) throws IOException {
    if (!tidying.isBusy()) {
      Rewrite next = now.isBefore(tidyAgain) ? null : nextRewrite(now);
      if (next != null) {
        tidying.begin(next);
      }
      return next != null;
    }
    if (!tidying.isDone()) {
      return true;
    }
    tidyAgain = now.plus(AFTER_FAILURE);
    List<StoreFile> written = tidying.take();
    Set<String> gone = new HashSet<>();
    tidying.inputs().forEach(file -> gone.add(file.path()));
    List<StoreFile> all = new ArrayList<>(manifest.files());
    all.removeIf(file -> gone.contains(file.path()));
    all.addAll(written);
    startGrace(tidying.inputs());
    replaceManifest(all, manifest.next(), manifest.reratings());
    tidyAgain = Instant.MIN;
    return true;
  }

  private Rewrite nextRewrite(Instant now) {
    Rewrite compaction = Compaction.next(manifest.files(), newName());
    if (compaction != null || now.isBefore(sealAgain)) {
      return compaction;
    }
    sealAgain = now.plus(BETWEEN_SEALINGS);
    return Sealing.next(manifest.files(), now, newName());
  }

  /** The grace of a file counts from its last change: from now, when it is about to be dropped. */
  private void startGrace(List<StoreFile> dropped) throws IOException {
    FileTime now = FileTime.from(Instant.now());
    for (StoreFile file : dropped) {
      Files.setLastModifiedTime(directory.resolve(file.path()), now);
    }
  }

  private String newName() {
    return run + "-" + names++;
  }

  private void replaceManifest(
      List<StoreFile> all, Map<String, Long> next, List<Rerating> reratings) throws IOException {
    Manifest replaced = new Manifest(manifest.generation() + 1, all, next, reratings);
    replaced.commit(directory);
    manifest = replaced;
  }

  /** Deletes files the MANIFEST does not name, once no reader can still be using them. */
  public void deleteOrphans() throws IOException {
    if (tidying.isBusy()) {
      return; // what it writes is not yet named, and may be old already when it will be
    }
    Set<String> named = new HashSet<>();
    manifest.files().forEach(file -> named.add(directory.resolve(file.path()).toString()));
    manifest.reratings().forEach(r -> named.add(directory.resolve(r.path()).toString()));
    Instant old = Instant.now().minus(GRACE);
    List<Path> there = new ArrayList<>();
    for (String place : List.of(Places.HOT, Places.EVENTS, Places.RERATED)) {
      try (Stream<Path> files = Files.walk(directory.resolve(place))) {
        files.filter(Files::isRegularFile).forEach(there::add);
      } catch (NoSuchFileException e) {
        // Nothing has been sealed, or priced again, yet.
      }
    }
    for (Path file : there) {
      if (!named.contains(file.toString())
          && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    tidying.close();
    files.close();
    lock.close();
  }
}
