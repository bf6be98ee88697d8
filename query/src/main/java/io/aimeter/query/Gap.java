package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Sequence numbers of an agent instance that the store lacks, both ends included: its records are
 * numbered without a break, so each is a record that was lost.
 */
public record Gap(long from, long to) {
  /** The first gaps below the highest sequence the store has of the instance. */
  public static List<Gap> first(Ledger ledger, String instance, int most) throws IOException {
    String sequence = RecordField.SEQUENCE.column();
    return ledger.ask(
        (statement, files) -> {
          List<Gap> gaps = new ArrayList<>();
          if (files.isEmpty()) {
            return gaps;
          }
          String sql =
              ("SELECT before + 1, %1$s - 1 FROM (SELECT %1$s, lag(%1$s, 1, 0)"
                      + " OVER (ORDER BY %1$s) AS before FROM %2$s WHERE %3$s = %4$s)"
                      + " WHERE %1$s > before + 1 ORDER BY 1 LIMIT %5$d")
                  .formatted(
                      sequence,
                      files.sql(),
                      RecordField.INSTANCE.column(),
                      Sql.text(instance),
                      most);
          try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
              gaps.add(new Gap(rows.getLong(1), rows.getLong(2)));
            }
          }
          return gaps;
        });
  }

  @Override
  public String toString() {
    return from == to ? Long.toString(from) : from + "-" + to;
  }
}
