package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Finds single records. */
public final class RecordQuery {
  private final Ledger ledger;

  public RecordQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The records of a name, in order of their sequence.
   *
   * @param name INSTANCE/SEQUENCE, or the id the provider gave the response or the request
   * @throws IOException if the store cannot be read
   */
  public List<CostRecord> named(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    String sequence = name.substring(slash + 1);
    boolean own = slash > 0 && sequence.matches("\\d{1,18}");
    String condition =
        own
            ? RecordField.INSTANCE.column()
                + " = "
                + Sql.text(name.substring(0, slash))
                + " AND "
                + RecordField.SEQUENCE.column()
                + " = "
                + sequence
            : Sql.text(name)
                + " IN ("
                + RecordField.RESPONSE_ID.column()
                + ", "
                + RecordField.REQUEST_ID.column()
                + ")";
    return ledger.ask(
        (statement, files) -> {
          List<CostRecord> records = new ArrayList<>();
          if (files.isEmpty()) {
            return records;
          }
          String sql =
              "SELECT "
                  + RecordRows.columns()
                  + " FROM "
                  + files.sql()
                  + " WHERE "
                  + condition
                  + " ORDER BY "
                  + RecordField.SEQUENCE.column();
          try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              records.add(RecordRows.record(row));
            }
          }
          return records;
        });
  }
}
