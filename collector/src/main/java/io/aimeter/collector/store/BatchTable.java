package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;

/**
 * The records of one commit as tables, made for them: what giving a value to the engine costs is
 * most of what a commit costs, so each is given as seldom as can be. A column that no record has is
 * only in the query. Columns of few different values are in a table of their own, a row a
 * combination, to which each record refers.
 */
final class BatchTable {
  private static final RecordField[] FIELDS = RecordField.values();
  private static final String BATCH = "batch";
  private static final String SHAPES = "shapes";
  private static final String SHAPE = "\"shape.id\"";

  private final Database database;
  private final List<BatchColumn> all = new ArrayList<>();
  private final List<BatchColumn> own = new ArrayList<>();
  private final List<BatchColumn> shared = new ArrayList<>();

  private BatchTable(Database database) {
    this.database = database;
  }

  /**
   * Puts the records into tables.
   *
   * @return a query for them in the order they have here
   */
  static String fill(Database database, List<CostRecord> records) throws IOException {
    BatchTable table = new BatchTable(database);
    table.look(records);
    try {
      table.append(records);
    } catch (SQLException e) {
      throw new IOException("records do not fit the store's columns: " + e.getMessage(), e);
    }
    return table.query();
  }

  private void look(List<CostRecord> records) {
    for (RecordField field : FIELDS) {
      all.add(new BatchColumn(field, records.size()));
    }
    for (CostRecord record : records) {
      for (int i = 0; i < FIELDS.length; i++) {
        all.get(i).look(record);
      }
    }
    for (BatchColumn column : all) {
      if (column.isAny()) {
        (column.isShared() ? shared : own).add(column);
      }
    }
  }

  /** Frees their memory. */
  static void drop(Database database) throws IOException {
    database.execute("DROP TABLE IF EXISTS " + BATCH + "; DROP TABLE IF EXISTS " + SHAPES);
  }

  private void append(List<CostRecord> records) throws IOException, SQLException {
    Shapes shapes = new Shapes(shared);
    create(BATCH, own);
    try (DuckDBAppender rows = database.connection().createAppender("temp", "main", BATCH)) {
      for (CostRecord record : records) {
        row(rows, shapes.of(record), own, record);
      }
    }
    create(SHAPES, shared);
    try (DuckDBAppender rows = database.connection().createAppender("temp", "main", SHAPES)) {
      List<CostRecord> examples = shapes.examples();
      for (int i = 0; i < examples.size(); i++) {
        row(rows, i, shared, examples.get(i));
      }
    }
  }

  private void create(String table, List<BatchColumn> of) throws IOException {
    StringJoiner types =
        new StringJoiner(", ", SHAPE + " INTEGER, ", "").setEmptyValue(SHAPE + " INTEGER");
    of.forEach(column -> column.declare(types));
    database.execute("CREATE OR REPLACE TEMP TABLE " + table + " (" + types + ")");
  }

  private static void row(
      DuckDBAppender rows, int shape, List<BatchColumn> columns, CostRecord record)
      throws SQLException {
    rows.beginRow();
    rows.append(shape);
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(rows, record);
    }
    rows.endRow();
  }

  private String query() {
    StringJoiner selected = new StringJoiner(", ");
    for (BatchColumn column : all) {
      selected.add(column.selected());
    }
    return "SELECT " + selected + " FROM " + BATCH + " JOIN " + SHAPES + " USING (" + SHAPE + ")";
  }
}
