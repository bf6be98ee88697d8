package io.aimeter.collector.store;

import io.aimeter.collector.Batch;
import io.aimeter.collector.FileMutex;
import io.aimeter.core.ledger.Durable;
import io.aimeter.core.ledger.Expired;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Outbox;
import io.aimeter.core.ledger.Parcel;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.ledger.Rollup;
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
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A collector's store. A commit writes the records' file, makes it durable, and replaces the
 * MANIFEST: the one moment in which records and positions appear together. Whatever a crash leaves
 * behind is not in the MANIFEST, so nobody reads it, and it is deleted later. For one thread, but
 * for what says otherwise.
 */
public final class Store implements AutoCloseable {
  /** Readers may still have an old MANIFEST in hand for this long. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

  private static final String SPILL = "commit.tmp";

  private final Path directory;
  private final FileMutex lock;
  private final ParquetFiles files;
  private final Tidying tidying;

  /** With a random part: a clock that goes back may come to the same time again. */
  private final String run =
      Long.toHexString(System.currentTimeMillis()) + UUID.randomUUID().toString().substring(0, 4);

  private final Progress progress = new Progress();
  private final Damage damage;
  private final Chores chores;
  private volatile Manifest manifest;
  private final Pause afterFailure = new Pause();
  private volatile Retention retention = Retention.FOREVER;
  private long names;

  /**
   * Opens or creates the store and locks it.
   *
   * @throws StoreInUseException if another collector has it
   * @throws IOException if it cannot be read or made
   */
  public Store(Path directory) throws IOException {
    this.directory = directory;
    damage = new Damage(directory);
    chores = new Chores(damage, this::newName);
    Durable.directories(directory.resolve(Places.HOT));
    lock = FileMutex.tryAcquire(directory.resolve(Layout.STORE_LOCK));
    if (lock == null) {
      throw new StoreInUseException(directory);
    }
    try {
      manifest = Manifest.read(directory);
      files = new ParquetFiles(directory, SPILL);
      tidying = new Tidying(directory);
      deleteOrphans();
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Up to where each source has been committed. */
  public Map<String, Long> positions() {
    return manifest.next();
  }

  /** The store's directory, to which the paths of its files are relative. */
  public Path directory() {
    return directory;
  }

  /** What is kept from now on; for any thread. */
  public void use(Retention kept) {
    retention = kept;
  }

  /** What retention has dropped; null where that is nothing. */
  public Expired expired() {
    return manifest.expired();
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
    List<Outbox> outboxes = progress.applied(manifest.outboxes());
    if (!batch.records().isEmpty()) {
      StoreFile written = files.write(Places.hot(newName()), batch.records());
      all.add(written);
      outboxes = each(outboxes, outbox -> outbox.with(Parcel.of(written)));
    }
    Map<String, Long> next = new TreeMap<>(manifest.next());
    next.keySet().removeIf(alive.negate());
    next.putAll(batch.positions());
    replaceManifest(all, next, manifest.reratings(), outboxes);
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
    replaceManifest(all, manifest.next(), reratings, manifest.outboxes());
    return written;
  }

  /** The files that may hold calls that started in the range, its end excluded. */
  static List<StoreFile> files(Manifest of, long fromMicros, long untilMicros) {
    return of.files().stream()
        .filter(f -> f.maxStartMicros() >= fromMicros && f.minStartMicros() < untilMicros)
        .toList();
  }

  /**
   * From now on there is an outbox for each of these sinks and for no other. A sink that had none
   * gets what the store holds already.
   *
   * @return the records that sinks which are no longer named will not get, by their names
   */
  public Map<String, Long> openOutboxes(Set<String> sinks) throws IOException {
    Map<String, Long> dropped = new TreeMap<>();
    List<Outbox> outboxes = new ArrayList<>();
    Set<String> missing = new TreeSet<>(sinks);
    for (Outbox outbox : manifest.outboxes()) {
      if (missing.remove(outbox.sink())) {
        outboxes.add(outbox);
      } else {
        dropped.put(outbox.sink(), outbox.rows());
      }
    }
    List<Parcel> everything = manifest.files().stream().map(Parcel::of).toList();
    for (String sink : missing) {
      outboxes.add(Outbox.of(sink, UUID.randomUUID().toString(), everything));
    }
    if (!missing.isEmpty() || !dropped.isEmpty()) {
      replaceOutboxes(outboxes);
    }
    return dropped;
  }

  /** What the sink has still to get, as far as it is on disk. For any thread. */
  public Outbox outbox(String sink) {
    return manifest.outboxes().stream()
        .filter(outbox -> outbox.sink().equals(sink))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no outbox for " + sink));
  }

  /**
   * The sink has all parcels before that number, for ever. Its outbox is shortened by the next
   * commit, or by {@link #shortenOutboxes}. For any thread.
   */
  public void shipped(String sink, long number) {
    progress.shipped(sink, number);
  }

  /**
   * Takes out of the outboxes what has been shipped, where a sink waits for that or it is time.
   *
   * @param any whether to do so wherever there is anything to take out
   */
  public void shortenOutboxes(boolean any) throws IOException {
    if (progress.isWorthACommit(manifest.outboxes(), any)) {
      replaceOutboxes(progress.applied(manifest.outboxes()));
    }
  }

  private static List<Outbox> each(List<Outbox> outboxes, UnaryOperator<Outbox> change) {
    return outboxes.stream().map(change).toList();
  }

  /**
   * Goes on with merging files and sealing days, of which the long part happens elsewhere; whether
   * there is more to do.
   *
   * @throws IOException if that failed; records are still committed, and it is tried again later
   */
  public boolean tidy(Instant now) throws IOException {
    if (!tidying.isBusy()) {
      Rewrite next = afterFailure.isOver(now) ? chores.next(manifest, retention, now) : null;
      if (next != null) {
        tidying.begin(next);
      }
      return next != null;
    }
    if (!tidying.isDone()) {
      return true;
    }
    afterFailure.begin(now, AFTER_FAILURE);
    List<StoreFile> written;
    try {
      written = tidying.take();
    } catch (IOException e) {
      if (damage.isFound(tidying.rewrite().inputs())) {
        afterFailure.end(); // the others are gone on with
        return true;
      }
      throw e;
    }
    if (tidying.rewrite() instanceof OutboxMerge merge) {
      replaceOutboxes(merge.applied(manifest.outboxes(), written));
    } else if (tidying.rewrite() instanceof DayRollup rollup) {
      replaceRollups(rollup);
    } else if (tidying.rewrite() instanceof Expiry expiry) {
      Expired before = manifest.expired();
      if (before != null) {
        startGrace(before.path());
      }
      replaceFiles(expiry.inputs(), List.of(), expiry.applied(before));
    } else {
      replaceFiles(tidying.rewrite().inputs(), written, manifest.expired());
    }
    afterFailure.end();
    return true;
  }

  /**
   * What is newly known of files that are missing or damaged, and what to do; they are left alone
   * until they are mended.
   */
  public List<String> damage() {
    return damage.news();
  }

  /** Looks for files that are missing or damaged. */
  public void lookForDamage() {
    damage.isFound(manifest.files());
  }

  private void replaceFiles(List<StoreFile> inputs, List<StoreFile> outputs, Expired expired)
      throws IOException {
    Set<String> gone = new HashSet<>();
    inputs.forEach(file -> gone.add(file.path()));
    List<StoreFile> all = new ArrayList<>(manifest.files());
    all.removeIf(file -> gone.contains(file.path()));
    all.addAll(outputs);
    startGrace(inputs);
    Manifest replaced =
        successor(
            all, manifest.next(), manifest.reratings(), manifest.outboxes(), manifest.rollups());
    Set<String> summed = new HashSet<>();
    replaced.rollups().forEach(rollup -> summed.add(rollup.path()));
    for (Rollup rollup : manifest.rollups()) {
      if (!summed.contains(rollup.path())) {
        startGrace(rollup.path());
      }
    }
    commit(replaced.withExpired(expired));
  }

  /** What follows the MANIFEST with these changed, and nothing else. */
  private Manifest successor(
      List<StoreFile> files,
      Map<String, Long> next,
      List<Rerating> reratings,
      List<Outbox> outboxes,
      List<Rollup> rollups) {
    // Offered only now: from the next moment on a sink may have read it.
    List<Outbox> offered = each(outboxes, outbox -> outbox.from(outbox.first()));
    return new Manifest(manifest.generation() + 1, files, next, reratings, offered, rollups)
        .withExpired(manifest.expired());
  }

  private void commit(Manifest replaced) throws IOException {
    replaced.commit(directory);
    manifest = replaced;
  }

  private void replaceRollups(DayRollup rollup) throws IOException {
    if (rollup.before() != null) {
      startGrace(rollup.before().path());
    }
    commit(
        successor(
            manifest.files(),
            manifest.next(),
            manifest.reratings(),
            manifest.outboxes(),
            rollup.applied(manifest.rollups())));
  }

  /** The grace of a file counts from its last change: from now, when it is about to be dropped. */
  private void startGrace(List<StoreFile> dropped) throws IOException {
    for (StoreFile file : dropped) {
      startGrace(file.path());
    }
  }

  private void startGrace(String path) throws IOException {
    Files.setLastModifiedTime(directory.resolve(path), FileTime.from(Instant.now()));
  }

  private String newName() {
    return run + "-" + names++;
  }

  private void replaceOutboxes(List<Outbox> outboxes) throws IOException {
    replaceManifest(manifest.files(), manifest.next(), manifest.reratings(), outboxes);
  }

  private void replaceManifest(
      List<StoreFile> all, Map<String, Long> next, List<Rerating> reratings, List<Outbox> outboxes)
      throws IOException {
    commit(successor(all, next, reratings, outboxes, manifest.rollups()));
  }

  /** Deletes files the MANIFEST does not name, once no reader can still be using them. */
  public void deleteOrphans() throws IOException {
    if (tidying.isBusy()) {
      return; // what it writes is not yet named, and may be old already when it will be
    }
    Set<String> named = new HashSet<>();
    manifest.paths().keySet().forEach(path -> named.add(directory.resolve(path).toString()));
    Instant old = Instant.now().minus(GRACE);
    List<Path> there = new ArrayList<>();
    for (String place :
        List.of(
            Places.HOT,
            Places.EVENTS,
            Places.RERATED,
            Places.OUTBOX,
            Places.ROLLUP,
            Places.EXPIRED)) {
      try (Stream<Path> files = Files.walk(directory.resolve(place))) {
        files.filter(Files::isRegularFile).forEach(there::add);
      } catch (NoSuchFileException e) {
        // Nothing has been sealed, priced again, or merged for a sink, yet.
      }
    }
    Instant ahead = Instant.now().plus(GRACE);
    for (Path file : there) {
      if (named.contains(file.toString())) {
        continue;
      }
      Instant changed = Files.getLastModifiedTime(file).toInstant();
      if (changed.isBefore(old)) {
        Files.deleteIfExists(file);
      } else if (changed.isAfter(ahead)) {
        startGrace(file.toString()); // by a clock that was ahead: or it would stay until then
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
