package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Asks what features cost for their use. Calls without a price are in nothing of it. */
public final class FeatureQuery {
  private final Ledger ledger;

  public FeatureQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The features of a period, outliers first, then the dearest.
   *
   * @throws IOException if the store cannot be read
   */
  public List<FeatureCost> run(Instant since, Instant until) throws IOException {
    List<FeatureCost.Use> uses =
        ledger.ask(
            (statement, files) -> {
              List<FeatureCost.Use> read = new ArrayList<>();
              StoreFiles chosen = files.between(since, until);
              if (chosen.isEmpty()) {
                return read;
              }
              try (ResultSet row = statement.executeQuery(sql(chosen, since, until))) {
                while (row.next()) {
                  read.add(
                      new FeatureCost.Use(
                          row.getString(1),
                          row.getString(2),
                          row.getString(3),
                          row.getString(4),
                          row.getLong(5),
                          row.getLong(6),
                          row.getLong(7),
                          row.getLong(8)));
                }
              }
              return read;
            });
    List<FeatureCost> features = new ArrayList<>(FeatureCost.of(uses));
    features.sort(
        Comparator.comparing((FeatureCost feature) -> !feature.isOutlier())
            .thenComparing(feature -> -feature.nanos())
            .thenComparing(feature -> feature.team() + feature.app() + feature.feature()));
    return features;
  }

  private static String sql(StoreFiles files, Instant since, Instant until) {
    StringJoiner columns = new StringJoiner(", ", "SELECT ", "");
    columns.add(RecordField.TEAM.column());
    columns.add(RecordField.APP.column());
    columns.add(RecordField.FEATURE.column());
    columns.add("mode(" + RecordField.CALL_TYPE.column() + ")");
    // A call that two models served is two records, and one call.
    columns.add("count(*) FILTER (WHERE " + RecordField.PART.column() + " IS NULL) AS n");
    columns.add("sum(" + RecordField.COST.column() + ")::BIGINT");
    columns.add("sum(" + Measure.tokens() + ")::BIGINT");
    columns.add("count(DISTINCT " + RecordField.USER.column() + ")");
    return columns
        + " FROM "
        + files.sql()
        + " WHERE "
        + Sql.began(since, until)
        + " AND "
        + RecordField.COST.column()
        + " > 0 GROUP BY ALL HAVING n > 0";
  }
}
