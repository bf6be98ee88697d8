package io.aimeter.collector.store;

import io.aimeter.core.config.FileStamp;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.query.DamagedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a store that are missing or damaged: nothing is done with them until they have
 * changed, so that they hold up none of the others. For one thread.
 */
final class Damage {
  private final Path directory;
  private final Map<String, String> stamps = new HashMap<>();
  private final List<String> news = new ArrayList<>();

  Damage(Path directory) {
    this.directory = directory;
  }

  /** Looks at these files; whether one is damaged that was not known to be. */
  boolean isFound(List<StoreFile> files) {
    boolean found = false;
    for (StoreFile file : files) {
      Path path = directory.resolve(file.path());
      String problem = DamagedFiles.problem(path, file.bytes());
      if (problem != null && stamps.put(file.path(), FileStamp.of(path)) == null) {
        news.add(problem);
        found = true;
      }
    }
    return found;
  }

  /** What has been found since this was last asked. */
  List<String> news() {
    List<String> told = List.copyOf(news);
    news.clear();
    return told;
  }

  /**
   * What may be merged and sealed: all of the files where none is damaged, or else of the hot ones
   * those that are not. Days' files stay as they are: their sums may hold as long as these do.
   */
  List<StoreFile> spares(List<StoreFile> files) {
    stamps
        .entrySet()
        .removeIf(e -> !FileStamp.of(directory.resolve(e.getKey())).equals(e.getValue()));
    return stamps.isEmpty()
        ? files
        : files.stream()
            .filter(file -> Places.isHot(file) && !stamps.containsKey(file.path()))
            .toList();
  }

  /** Whether any file was damaged when that was last asked for. */
  boolean isAny() {
    return !stamps.isEmpty();
  }
}
