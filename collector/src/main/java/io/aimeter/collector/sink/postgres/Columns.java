package io.aimeter.collector.sink.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The columns of the table: the UTC day, then one a {@link RecordField} under its column name. A
 * record of which it is not known when it began is of 1970-01-01.
 */
final class Columns {
  private static final JsonFactory JSON = new JsonFactory();
  private static final RecordField[] FIELDS = RecordField.values();
  private static final String NAMES =
      "day, "
          + Arrays.stream(FIELDS)
              .map(field -> '"' + field.column() + '"')
              .collect(Collectors.joining(", "));

  /** Takes rows as {@link #append} writes them. */
  static final String COPY = "COPY aimeter_stage (" + NAMES + ") FROM STDIN";

  /** Moves the stage's rows into the table, less those that are there already. */
  static final String INSERT =
      "WITH moved AS (DELETE FROM aimeter_stage RETURNING "
          + NAMES
          + ") INSERT INTO aimeter_record ("
          + NAMES
          + ") SELECT "
          + NAMES
          + " FROM moved ON CONFLICT DO NOTHING";

  private Columns() {}

  /** Makes the stage: of this session, and emptied by each transaction itself. */
  static String stage() {
    return "CREATE TEMPORARY TABLE aimeter_stage AS SELECT "
        + NAMES
        + " FROM aimeter_record LIMIT 0";
  }

  /** Adds the columns that the table lacks. */
  static String missing() {
    return Arrays.stream(FIELDS)
        .map(field -> "ADD COLUMN IF NOT EXISTS \"" + field.column() + "\" " + type(field))
        .collect(Collectors.joining(", ", "ALTER TABLE aimeter_record ", ""));
  }

  private static String type(RecordField field) {
    return switch (field.type()) {
      case TEXT -> "text";
      case NUMBER -> "bigint";
      case FLAG -> "boolean";
      case INSTANT -> "timestamptz";
      case MAP -> "jsonb";
    };
  }

  /** The UTC day in which it began. */
  static LocalDate day(CostRecord record) {
    long nanos = record.number(RecordField.STARTED_AT);
    return LocalDate.ofEpochDay(Math.floorDiv(nanos, TimeUnit.DAYS.toNanos(1)));
  }

  /** Appends the record as a line of COPY's text format. */
  static void append(CostRecord record, StringBuilder out) throws IOException {
    out.append(day(record));
    for (RecordField field : FIELDS) {
      out.append('\t');
      if (!record.has(field)) {
        out.append("\\N");
      } else if (field.type() == FieldType.TEXT) {
        appendText(record.text(field), out);
      } else if (field.type() == FieldType.FLAG) {
        out.append(record.flag(field) ? 't' : 'f');
      } else if (field.type() == FieldType.MAP) {
        appendText(json(record.map(field)), out);
      } else if (field.type() == FieldType.INSTANT) {
        out.append(moment(record.number(field)));
      } else {
        out.append(record.number(field));
      }
    }
    out.append('\n');
  }

  private static String moment(long nanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return Instant.ofEpochSecond(Math.floorDiv(nanos, second), Math.floorMod(nanos, second))
        .atOffset(ZoneOffset.UTC)
        .toString();
  }

  /** PostgreSQL knows no text with a NUL in it; the sign for what cannot be shown stands in. */
  private static void appendText(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\0' -> out.append('\ufffd');
        default -> out.append(c);
      }
    }
  }

  private static String json(Map<String, String> map) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> entry : map.entrySet()) {
        json.writeStringField(
            entry.getKey().replace('\0', '\ufffd'), entry.getValue().replace('\0', '\ufffd'));
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
