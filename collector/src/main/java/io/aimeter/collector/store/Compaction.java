package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.util.List;

/**
 * Which files to merge: as soon as there are many of about one size. Each row is rewritten three
 * times at most, and a reader opens a hundred files at most.
 */
final class Compaction {
  private static final int MANY = 30;

  /** The sizes, in rows: a file belongs to the first that is larger. */
  private static final long[] TIERS = {2_000, 60_000, 2_000_000};

  private Compaction() {}

  /** The files to merge into one; none where there is nothing to do. */
  static List<StoreFile> next(List<StoreFile> files) {
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
}
