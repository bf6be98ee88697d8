package io.aimeter.query;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The last status of every agent instance: of queues that are there, and of those shipped. */
public final class Instances {
  private Instances() {}

  /** The statuses by instance; a status that cannot be read is left out. */
  public static Map<String, Map<String, Object>> statuses(Path root) throws IOException {
    Map<String, Map<String, Object>> statuses = new TreeMap<>();
    for (Path store : StoreFiles.directories(root)) {
      for (Path file : children(store.resolve(Layout.INSTANCES))) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
          put(statuses, name.substring(0, name.length() - ".json".length()), file);
        }
      }
    }
    for (Path queue : queues(root)) {
      put(statuses, queue.getFileName().toString(), queue.resolve(Layout.AGENT_STATUS));
    }
    return statuses;
  }

  /** The queue directories, one an instance. */
  public static Iterable<Path> queues(Path root) throws IOException {
    return children(Layout.queues(root)).stream().filter(Files::isDirectory).toList();
  }

  /** How many records an agent says it dropped. */
  public static long dropped(Map<String, Object> status) {
    return StatusFile.number(status, StatusFile.DROPPED_BUFFER)
        + StatusFile.number(status, StatusFile.DROPPED_DISK)
        + StatusFile.number(status, StatusFile.DROPPED_FAILED)
        + StatusFile.number(status, StatusFile.DROPPED_EXIT);
  }

  private static void put(
      Map<String, Map<String, Object>> statuses, String instance, Path statusFile) {
    try {
      statuses.put(instance, StatusFile.read(statusFile));
    } catch (IOException e) {
      // Not written yet, or gone with its queue since the listing: the doctor says so of a live
      // one.
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }
}
