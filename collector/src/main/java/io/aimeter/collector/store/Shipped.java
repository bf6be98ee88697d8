package io.aimeter.collector.store;

import io.aimeter.core.ledger.Manifest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Up to where each source is in any of the stores below an aimeter directory. What a collector has
 * shipped to its store, a later one with a store of another name must not ship again: readers add
 * all stores up.
 */
public final class Shipped {
  private Shipped() {}

  /**
   * The furthest position of each source.
   *
   * @throws IOException if a store's MANIFEST cannot be read, so that this is not known
   */
  public static Map<String, Long> positions(Path stores) throws IOException {
    Map<String, Long> furthest = new TreeMap<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(stores, Files::isDirectory)) {
      for (Path store : directories) {
        Manifest.read(store)
            .next()
            .forEach((source, next) -> furthest.merge(source, next, Math::max));
      }
    } catch (NoSuchFileException e) {
      // No collector has run yet.
    }
    return furthest;
  }
}
