package io.aimeter.cli;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes stores as a collector does: Parquet files by the table of fields, and a MANIFEST. */
public final class TestStore {
  private final Path root;
  private final Path directory;
  private final List<StoreFile> files = new ArrayList<>();
  private long generation;

  public TestStore(Path root, String writer) throws IOException {
    this.root = root;
    this.directory = Files.createDirectories(Layout.stores(root).resolve(writer));
    Files.createDirectories(directory.resolve("hot"));
  }

  public Path root() {
    return root;
  }

  public Path directory() {
    return directory;
  }

  /** A record by its fields: texts, whole numbers, booleans, instants, maps. */
  public static final class Row {
    private final Map<RecordField, Object> values = new EnumMap<>(RecordField.class);

    public Row set(RecordField field, Object value) {
      values.put(field, value);
      return this;
    }

    /** What has been set. */
    public Map<RecordField, Object> values() {
      return Collections.unmodifiableMap(values);
    }

    private Instant start() {
      return (Instant) values.get(RecordField.STARTED_AT);
    }
  }

  /** A priced call of 100 + 20 tokens. */
  public static Row call(String instance, long sequence, String startedAt) {
    return new Row()
        .set(RecordField.INSTANCE, instance)
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, Instant.parse(startedAt))
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.RESPONSE_MODEL, "gpt-5-mini")
        .set(RecordField.HTTP_STATUS, 200)
        .set(RecordField.BILLABLE, true)
        .set(RecordField.USAGE_SOURCE, "reported")
        .set(RecordField.UNCACHED_INPUT_TOKENS, 100)
        .set(RecordField.OUTPUT_TOKENS, 20)
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 65_000);
  }

  /** Writes the rows as a file of its own and commits it. */
  public StoreFile commit(Row... rows) throws IOException, SQLException {
    StoreFile file = write("hot/f" + files.size() + ".parquet", rows);
    files.add(file);
    commitFiles(files);
    return file;
  }

  /** Makes these the store's only files. */
  public void commitFiles(List<StoreFile> all) throws IOException {
    new Manifest(++generation, all, Map.of()).commit(directory);
  }

  /** Writes the rows as a file and commits nothing. */
  public StoreFile write(String path, Row... rows) throws SQLException {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    StringJoiner values = new StringJoiner(", ");
    for (Row row : rows) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, row.start());
      min = Math.min(min, micros);
      max = Math.max(max, micros);
      StringJoiner cells = new StringJoiner(", ", "(", ")");
      for (RecordField field : RecordField.values()) {
        cells.add(literal(row.values.get(field), micros) + "::" + sqlType(field));
      }
      values.add(cells.toString());
    }
    StringJoiner columns = new StringJoiner(", ");
    for (RecordField field : RecordField.values()) {
      columns.add(field.column());
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES "
              + values
              + ") AS t("
              + columns
              + ")) TO '"
              + directory.resolve(path).toString().replace("'", "''")
              + "' (FORMAT parquet)");
    }
    return new StoreFile(path, rows.length, 1, min, max);
  }

  private static String sqlType(RecordField field) {
    return switch (field.type()) {
      case TEXT -> "VARCHAR";
      case NUMBER -> "BIGINT";
      case FLAG -> "BOOLEAN";
      case INSTANT -> "TIMESTAMP";
      case MAP -> "MAP(VARCHAR, VARCHAR)";
    };
  }

  private static String literal(Object value, long micros) {
    if (value instanceof Instant) {
      return "make_timestamp(" + micros + ")";
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner entries = new StringJoiner(", ", "MAP {", "}");
      map.forEach((key, item) -> entries.add("'" + key + "': '" + item + "'"));
      return entries.toString();
    }
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : "" + value;
  }

  /** Writes the status an agent leaves in its queue directory. */
  public Path agentStatus(String instance, Map<String, ?> status) throws IOException {
    Path queue = Files.createDirectories(Layout.queues(root).resolve(instance));
    StatusFile.write(queue.resolve(Layout.AGENT_STATUS), status);
    return queue;
  }
}
