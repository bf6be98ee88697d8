package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Merges files as soon as there are many of about one size. Each row is rewritten three times at
 * most before its day is sealed, and a reader opens a hundred files at most besides sealed ones.
 */
record Compaction(List<StoreFile> inputs, String path) implements Rewrite {
  private static final int MANY = 30;
  private static final int MANY_OF_A_DAY = 8;

  /** The sizes, in rows: a file belongs to the first that is larger. */
  private static final long[] TIERS = {2_000, 60_000, 2_000_000};

  /**
   * What to merge, or null where there is nothing to do.
   *
   * @param name of the file to be written, should there be one
   */
  static Compaction next(List<StoreFile> files, String name) {
    List<StoreFile> alike = alike(files.stream().filter(Places::isHot).toList());
    if (!alike.isEmpty()) {
      return new Compaction(alike, Places.hot(name));
    }
    Map<String, List<StoreFile>> days =
        files.stream()
            .filter(file -> !Places.isHot(file))
            .collect(Collectors.groupingBy(Places::directory, TreeMap::new, Collectors.toList()));
    return days.entrySet().stream()
        .filter(day -> day.getValue().size() >= MANY_OF_A_DAY)
        .findFirst()
        .map(day -> new Compaction(day.getValue(), day.getKey() + "/" + Places.part(name)))
        .orElse(null);
  }

  /** Many files of about one size; none where there are not that many. */
  static List<StoreFile> alike(List<StoreFile> files) {
    for (int tier = 0; tier < TIERS.length; tier++) {
      long from = tier == 0 ? 0 : TIERS[tier - 1];
      long to = TIERS[tier];
      List<StoreFile> alike =
          files.stream().filter(file -> file.rows() >= from && file.rows() < to).toList();
      if (alike.size() >= MANY) {
        return alike;
      }
    }
    return List.of();
  }

  @Override
  public List<StoreFile> write(ParquetFiles files) throws IOException {
    return List.of(files.merge(path, inputs, Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
