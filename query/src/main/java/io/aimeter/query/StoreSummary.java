package io.aimeter.query;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the stores hold and how their collectors fare, without looking at a record.
 *
 * @param stores one a collector
 */
public record StoreSummary(List<OfStore> stores) {
  /**
   * One collector's store.
   *
   * @param name the collector's writer name
   * @param bytes of its Parquet files
   * @param earliest the start of the earliest record, null where there is none
   * @param latest the start of the latest record, null where there is none
   * @param expiredBefore what began before is gone by retention; null: nothing
   * @param status what the collector said last of how it fares; empty where it said nothing
   */
  public record OfStore(
      String name,
      long records,
      int files,
      long bytes,
      Instant earliest,
      Instant latest,
      Instant expiredBefore,
      Map<String, Object> status) {
    /** When its collector last said anything; null for never. */
    public Instant writtenAt() {
      long millis = StatusFile.number(status, StatusFile.WRITTEN_AT);
      return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /** Whether its collector still runs, as far as what it said last tells. */
    public boolean isWriting() {
      return StatusFile.isFresh(status);
    }
  }

  /**
   * Looks at the stores of an aimeter directory.
   *
   * @throws IOException if a MANIFEST cannot be read
   */
  public static StoreSummary of(Path root) throws IOException {
    List<OfStore> stores = new ArrayList<>();
    for (Path store : StoreFiles.directories(root)) {
      Manifest manifest = Manifest.read(store);
      List<StoreFile> files = manifest.files();
      stores.add(
          new OfStore(
              store.getFileName().toString(),
              files.stream().mapToLong(StoreFile::rows).sum(),
              files.size(),
              bytes(store, files),
              files.stream()
                  .map(file -> StoreFiles.ofMicros(file.minStartMicros()))
                  .min(Instant::compareTo)
                  .orElse(null),
              files.stream()
                  .map(file -> StoreFiles.ofMicros(file.maxStartMicros()))
                  .max(Instant::compareTo)
                  .orElse(null),
              ExpiredRecords.before(manifest.expired()),
              status(store)));
    }
    return new StoreSummary(stores);
  }

  private static long bytes(Path store, List<StoreFile> files) throws IOException {
    long bytes = 0;
    for (StoreFile file : files) {
      try {
        bytes += Files.size(store.resolve(file.path()));
      } catch (NoSuchFileException e) {
        // Merged into another since the MANIFEST was read.
      }
    }
    return bytes;
  }

  private static Map<String, Object> status(Path store) {
    try {
      return StatusFile.read(store.resolve(Layout.COLLECTOR_STATUS));
    } catch (IOException e) {
      return Map.of(); // none yet, or torn by a full disk: the collector says so itself
    }
  }
}
