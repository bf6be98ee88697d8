package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * All queue directories below an aimeter directory. A directory that cannot be read does not stop
 * the others: it is said, and tried again in the next cycle.
 */
public final class Instances implements AutoCloseable {
  private final Path queues;
  private final Path statuses;
  private final ToLongFunction<String> positions;
  private final Unreadable unreadable;
  private final Log log;
  private final Map<String, Instance> open = new TreeMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> said = new HashSet<>();

  /**
   * The directories below the root.
   *
   * @param statuses where the last status of a JVM goes that has been shipped whole
   * @param positions where reading of a source goes on, 0 for its beginning; asked whenever a
   *     directory turns up, which may be for a second time
   */
  public Instances(
      Path root, Path statuses, ToLongFunction<String> positions, Unreadable unreadable, Log log) {
    this.queues = Layout.queues(root);
    this.statuses = statuses;
    this.positions = positions;
    this.unreadable = unreadable;
    this.log = log;
  }

  /** Finds new directories and reads on in all; a full batch leaves the rest to the next cycle. */
  public void read(Batch batch) throws IOException {
    discover();
    for (Instance instance : open.values()) {
      try {
        instance.read(batch);
      } catch (NoSuchFileException e) {
        // vanished: the next discovery forgets it
      } catch (IOException | RuntimeException | InternalError e) {
        sayOnce(instance, instance.name() + " cannot be read now and is tried again: " + e);
      }
    }
  }

  private void discover() throws IOException {
    Set<String> there = new HashSet<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(queues, Files::isDirectory)) {
      for (Path directory : directories) {
        String name = directory.getFileName().toString();
        there.add(name);
        if (!open.containsKey(name)) {
          open.put(name, new Instance(directory, positions, unreadable));
          log.say(Event.QUEUE_FOUND, "reading " + name, Map.of("instance", name));
        }
      }
    } catch (NoSuchFileException e) {
      // No agent has written yet.
    }
    for (Iterator<Instance> each = open.values().iterator(); each.hasNext(); ) {
      Instance instance = each.next();
      if (!there.contains(instance.name())) {
        instance.close();
        each.remove();
      }
    }
  }

  /**
   * Deletes what the last commit has made superfluous; call only when all that was read is
   * committed.
   */
  public void deleteShipped() {
    for (Iterator<Instance> each = open.values().iterator(); each.hasNext(); ) {
      Instance instance = each.next();
      try {
        if (instance.isExhausted()) {
          instance.remove(status(instance.name()));
          each.remove();
          deleted.add(instance.name());
          log.say(
              Event.QUEUE_DONE,
              "shipped all of " + instance.name() + ", whose JVM has ended",
              Map.of("instance", instance.name()));
        } else {
          instance.deleteConsumed();
        }
      } catch (IOException e) {
        sayOnce(instance, "cannot delete what is shipped of " + instance.name() + ": " + e);
      }
    }
  }

  /**
   * Whether a source's position is still of use: the directory is there, or has vanished without
   * this collector's doing, as with a volume that is not mounted now, and may come back whole.
   */
  public boolean mayComeBack(String source) {
    String name = source.substring(0, source.indexOf('/'));
    if (open.containsKey(name)) {
      return true;
    }
    if (deleted.contains(name)) {
      return false;
    }
    // The second is for one that a collector deleted which was killed before it could forget it.
    return !Files.notExists(queues.resolve(name)) || Files.notExists(status(name));
  }

  private Path status(String name) {
    return statuses.resolve(name + ".json");
  }

  private void sayOnce(Instance instance, String problem) {
    if (said.size() < 1000 && said.add(problem)) {
      log.say(Event.QUEUE_FAILING, problem, Map.of("instance", instance.name()));
    }
  }

  @Override
  public void close() {
    open.values().forEach(Instance::close);
  }
}
