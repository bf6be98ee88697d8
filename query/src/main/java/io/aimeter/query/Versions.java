package io.aimeter.query;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rerating;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** When the records of which store were priced again. */
public final class Versions {
  private record Of(String store, Rerating rerating) {}

  private Versions() {}

  /** All reratings, the earliest first. */
  public static Answer of(Path root) throws IOException {
    List<Of> all = new ArrayList<>();
    for (Path store : StoreFiles.directories(root)) {
      for (Rerating rerating : Manifest.read(store).reratings()) {
        all.add(new Of(store.getFileName().toString(), rerating));
      }
    }
    all.sort(Comparator.comparingLong(of -> of.rerating().at()));
    List<List<Object>> rows = new ArrayList<>();
    for (Of of : all) {
      Rerating rerating = of.rerating();
      rows.add(
          Arrays.asList(
              Instant.ofEpochMilli(rerating.at()).toString(),
              of.store(),
              rerating.priceVersion(),
              StoreFiles.ofMicros(rerating.sinceMicros()),
              StoreFiles.ofMicros(rerating.untilMicros()),
              rerating.rows(),
              rerating.costBefore(),
              rerating.costAfter()));
    }
    return new Answer(
        List.of(
            new Answer.Column("written", Answer.Shape.TEXT),
            new Answer.Column("store", Answer.Shape.TEXT),
            new Answer.Column("price_book", Answer.Shape.TEXT),
            new Answer.Column("calls_from", Answer.Shape.MOMENT),
            new Answer.Column("calls_until", Answer.Shape.MOMENT),
            new Answer.Column("changed", Answer.Shape.COUNT),
            new Answer.Column("before", Answer.Shape.MONEY),
            new Answer.Column("after", Answer.Shape.MONEY)),
        rows);
  }
}
