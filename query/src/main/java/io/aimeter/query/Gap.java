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
  /**
   * The first gaps below the highest sequence the store has of the instance. Up to the highest that
   * retention has dropped of it, which are missing cannot be told.
   */
  public static List<Gap> first(Ledger ledger, String instance, int most) throws IOException {
    String sequence = RecordField.SEQUENCE.column();
    return ledger.ask(
        (statement, files) -> {
          List<Gap> gaps = new ArrayList<>();
          if (files.isEmpty()) {
            return gaps;
          }
          String name = Sql.text(instance);
          String expired = files.expired().instances();
          String sql =
              ("WITH kept AS (SELECT %1$s AS number FROM %2$s WHERE %3$s = %4$s"
                      + " UNION ALL SELECT %6$s)"
                      + " SELECT before + 1, number - 1 FROM"
                      + " (SELECT number, lag(number) OVER (ORDER BY number) AS before FROM kept"
                      + " WHERE number >= %6$s) WHERE number > before + 1 ORDER BY 1 LIMIT %5$d")
                  .formatted(
                      sequence,
                      files.sql(),
                      RecordField.INSTANCE.column(),
                      name,
                      most,
                      expired == null
                          ? "0"
                          : "coalesce((SELECT max(last) FROM (%s) AS gone(instance, records, last)"
                                  .formatted(expired)
                              + " WHERE gone.instance = %s), 0)".formatted(name));
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
