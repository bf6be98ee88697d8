package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;

/**
 * A field of the records of one commit on its way into a table. Texts that repeat go there as an
 * ENUM, which is a small number for each; they come out as VARCHAR. A map goes as two texts, its
 * keys and its values, as an entry given by itself costs as much as ten texts.
 */
final class BatchColumn {
  /** Between the keys of a map, and between its values. */
  static final char BETWEEN = '\u001f';

  /** A column of at most so many different values is shared. */
  private static final int FEW = 32;

  private static final long NANOS_PER_MICRO = 1000;

  private final RecordField field;
  private final StringBuilder keys = new StringBuilder();
  private final StringBuilder values = new StringBuilder();

  private final Vocabulary texts;
  private final Vocabulary mapValues;
  private final long[] numbers = new long[FEW];
  private int different;
  private boolean isAny;
  private boolean isSplit = true;

  /** Of a field of so many records. */
  BatchColumn(RecordField field, int records) {
    this.field = field;
    this.texts = new Vocabulary(records);
    this.mapValues = new Vocabulary(records);
  }

  /** Learns a record's value. Each is looked at once, with all its fields, while it is at hand. */
  void look(CostRecord record) {
    if (!record.has(field)) {
      return;
    }
    isAny = true;
    switch (field.type()) {
      case TEXT -> texts.add(record.text(field));
      case MAP -> look(record.map(field));
      default -> look(record.number(field));
    }
  }

  private void look(long number) {
    if (different > FEW) {
      return;
    }
    for (int i = 0; i < different; i++) {
      if (numbers[i] == number) {
        return;
      }
    }
    if (different < FEW) {
      numbers[different] = number;
    }
    different++;
  }

  private void look(Map<String, String> map) {
    isSplit = isSplit && split(map);
    if (isSplit) {
      texts.add(keys.toString());
      mapValues.add(values.toString());
    }
  }

  /** Whether any record has it. */
  boolean isAny() {
    return isAny;
  }

  /** Joins keys and values; whether they can be told apart again. */
  private boolean split(Map<String, String> map) {
    keys.setLength(0);
    values.setLength(0);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      keys.append(entry.getKey()).append(BETWEEN);
      values.append(entry.getValue()).append(BETWEEN);
      if (entry.getKey().indexOf(BETWEEN) >= 0 || entry.getValue().indexOf(BETWEEN) >= 0) {
        return false;
      }
    }
    keys.setLength(keys.length() - 1);
    values.setLength(values.length() - 1);
    return true;
  }

  /** Whether its values are so few that records have them in common. */
  boolean isShared() {
    return switch (field.type()) {
      case TEXT -> texts.size() <= FEW;
      case MAP -> false;
      default -> different <= FEW;
    };
  }

  /** Of the record's value, if it is no map. */
  int hash(CostRecord record) {
    if (field.type() == FieldType.TEXT) {
      return Objects.hashCode(record.text(field));
    }
    return record.has(field) ? Long.hashCode(record.number(field)) : -1;
  }

  /** Whether two records have the same value, or neither has one; if it is no map. */
  boolean isSame(CostRecord one, CostRecord other) {
    if (field.type() == FieldType.TEXT) {
      return Objects.equals(one.text(field), other.text(field));
    }
    return one.has(field) == other.has(field) && one.number(field, 0) == other.number(field, 0);
  }

  /** Adds its columns of the table, with their types. */
  void declare(StringJoiner columns) {
    if (field.type() == FieldType.TEXT) {
      columns.add(name() + ' ' + texts.type());
    } else if (isSplitMap()) {
      columns.add(name() + ' ' + texts.type());
      columns.add(valuesName() + ' ' + mapValues.type());
    } else {
      columns.add(name() + ' ' + Schema.type(field));
    }
  }

  private boolean isSplitMap() {
    return field.type() == FieldType.MAP && isSplit;
  }

  private String name() {
    return '"' + field.column() + '"';
  }

  private String valuesName() {
    return '"' + field.column() + ".values\"";
  }

  /** What to select from the table, or of itself where no record has it. */
  String selected() {
    if (!isAny) {
      return "NULL::" + Schema.type(field) + " AS " + name();
    }
    return isSplitMap()
        ? "map(%s, %s) AS %s".formatted(parts(name()), parts(valuesName()), name())
        : name();
  }

  private static String parts(String column) {
    return "string_split(" + column + "::VARCHAR, chr(" + (int) BETWEEN + "))";
  }

  /** Appends the record's value, or that it has none. */
  void append(DuckDBAppender row, CostRecord record) throws SQLException {
    if (!record.has(field)) {
      row.appendNull();
      if (isSplitMap()) {
        row.appendNull();
      }
      return;
    }
    switch (field.type()) {
      case TEXT -> row.append(record.text(field));
      case NUMBER -> row.append(record.number(field));
      case FLAG -> row.append(record.flag(field));
      case INSTANT -> row.appendEpochMicros(record.number(field) / NANOS_PER_MICRO);
      case MAP -> appendMap(row, record.map(field));
    }
  }

  private void appendMap(DuckDBAppender row, Map<String, String> map) throws SQLException {
    if (isSplit) {
      split(map);
      row.append(keys.toString());
      row.append(values.toString());
    } else {
      row.append(map);
    }
  }
}
