package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the store: each poll gives the records that have become visible since the last, each
 * once, also when compaction moves them to other files meanwhile. Not thread-safe.
 */
public final class TailQuery {
  private final Ledger ledger;
  private final SeenRecords seen = new SeenRecords();
  private Set<Path> readFiles = Set.of();

  /**
   * Follows from now on, or from a moment.
   *
   * @param since the earliest start of records of the past to give first, null for none
   */
  public TailQuery(Ledger ledger, Instant since) throws IOException {
    this.ledger = ledger;
    String condition =
        since == null
            ? ""
            : " WHERE "
                + RecordField.STARTED_AT.column()
                + " < "
                + Sql.timestamp(StoreFiles.micros(since));
    Set<Path> files = ledger.ask((statement, all) -> markSeen(statement, all, condition));
    if (since == null) {
      readFiles = files;
    }
  }

  private Set<Path> markSeen(Statement statement, StoreFiles files, String condition)
      throws SQLException {
    if (!files.isEmpty()) {
      String sql =
          "SELECT "
              + RecordField.INSTANCE.column()
              + ", "
              + RecordField.SEQUENCE.column()
              + " FROM "
              + files.sql()
              + condition;
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          seen.add(row.getString(1), row.getLong(2));
        }
      }
    }
    return Set.copyOf(files.paths());
  }

  /**
   * The records that are new: field values as the store has them, by start. A value is a String, a
   * Long, a Boolean, an {@link Instant} or a Map; absent fields are absent.
   */
  public List<Map<RecordField, Object>> poll() throws IOException {
    StoreFiles now = StoreFiles.read(ledger.root());
    Set<Path> paths = new HashSet<>(now.paths());
    if (readFiles.containsAll(paths)) {
      return List.of();
    }
    List<Map<RecordField, Object>> records = new ArrayList<>();
    readFiles =
        ledger.ask(
            (statement, files) -> {
              records.clear();
              read(statement, files.onPaths(p -> !readFiles.contains(p)), records);
              return Set.copyOf(files.paths());
            });
    records.removeIf(
        record ->
            !seen.add(
                (String) record.get(RecordField.INSTANCE),
                (Long) record.get(RecordField.SEQUENCE)));
    return records;
  }

  private void read(Statement statement, StoreFiles files, List<Map<RecordField, Object>> records)
      throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    // Compacted files repeat what was seen: leave it out before it is decoded.
    String sql =
        "SELECT "
            + RecordRows.columns()
            + " FROM "
            + files.sql()
            + " WHERE "
            + RecordField.SEQUENCE.column()
            + " > "
            + seen.prefixSql(RecordField.INSTANCE.column())
            + " ORDER BY "
            + RecordField.STARTED_AT.column();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        records.add(RecordRows.decode(row));
      }
    }
  }
}
