package io.aimeter.organisation;

import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year in a store, and what is true of it.
 *
 * @param root the aimeter directory that holds it
 * @param until the end of the year: a full hour, the "now" of those who ask
 * @param truths what was planted; empty where nothing was
 */
public record GeneratedYear(Path root, Instant until, List<Truth> truths, Tally tally) {
  /**
   * Writes a year below a directory that holds no such store. The same arguments write the same
   * records.
   *
   * @param records about so many: a call that was tried again makes two
   * @param planted whether truths are planted, or it is a year like any other
   * @throws IOException if it cannot be written, or there is one already
   */
  public static GeneratedYear write(
      Path root, long records, long seed, Instant until, boolean planted) throws IOException {
    Path directory = Layout.stores(root).resolve("organisation");
    if (Files.exists(directory)) {
      throw new IOException(directory + " is there already; give a directory of its own");
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Feature> features = new Organisation(random.split()).features();
    SplittableRandom ofPlants = random.split();
    List<Truth> truths = planted ? new Planting(features, ofPlants, until).plant() : List.of();
    Tally tally = new Tally();
    try (Store store = new Store(directory)) {
      new Year(features, until, random.split(), tally).write(store, records);
    }
    GeneratedYear year = new GeneratedYear(root, until, truths, tally);
    Allocations.write(year);
    return year;
  }
}
