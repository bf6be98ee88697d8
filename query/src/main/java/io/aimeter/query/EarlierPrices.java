package io.aimeter.query;

import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** The prices that records had before they were priced again, laid over those they have now. */
final class EarlierPrices {
  /** A file of prices before a rerating. */
  private record Before(long at, Path path) {}

  private final Instant moment;
  private final List<Before> files = new ArrayList<>();

  /**
   * What undoes the reratings from a moment on.
   *
   * @param moment null: none is undone
   */
  EarlierPrices(Instant moment) {
    this.moment = moment;
  }

  /** Adds those of a store. */
  void add(Path store, List<Rerating> reratings) {
    for (Rerating rerating : reratings) {
      if (moment != null && rerating.at() >= moment.toEpochMilli()) {
        files.add(new Before(rerating.at(), store.resolve(rerating.path())));
      }
    }
  }

  /** Whether there are any. */
  boolean isAny() {
    return !files.isEmpty();
  }

  /** Their files. */
  List<Path> paths() {
    return files.stream().map(Before::path).toList();
  }

  /** The table expression with the earlier prices in the place of today's. */
  String laidOver(String table) {
    if (files.isEmpty()) {
      return table;
    }
    files.sort(Comparator.comparingLong(Before::at));
    StringJoiner all = new StringJoiner(" UNION ALL BY NAME ");
    for (int i = 0; i < files.size(); i++) {
      all.add(
          "SELECT "
              + i
              + " AS nth, * FROM read_parquet("
              + Sql.text(files.get(i).path().toString())
              + ")");
    }
    StringJoiner replaced = new StringJoiner(", ");
    for (RecordField field : Quote.fields()) {
      replaced.add(
          "CASE WHEN b.sequence IS NULL THEN r.%1$s ELSE b.%1$s END AS %1$s"
              .formatted(field.column()));
    }
    // Of several reratings undone, the earliest knows the price before all of them.
    return "(SELECT r.* REPLACE ("
        + replaced
        + ") FROM "
        + table
        + " r LEFT JOIN (SELECT DISTINCT ON (instance, sequence) * FROM ("
        + all
        + ") ORDER BY instance, sequence, nth) b"
        + " ON r.instance = b.instance AND r.sequence = b.sequence)";
  }
}
