package io.aimeter.query.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** A record as one line of JSON: the keys are the store's columns, absent fields are absent. */
public final class RecordJson {
  private RecordJson() {}

  /** Prints the record and a line end. */
  public static void print(Map<RecordField, Object> fields, PrintWriter out) throws IOException {
    try (JsonGenerator json = Json.lineTo(out)) {
      write(fields, json);
    }
    out.println();
  }

  /** The record as an object. */
  public static void write(Map<RecordField, Object> fields, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<RecordField, Object> field : fields.entrySet()) {
      json.writeFieldName(field.getKey().column());
      Object value = field.getValue();
      if (value instanceof Long number) {
        json.writeNumber(number);
      } else if (value instanceof Boolean flag) {
        json.writeBoolean(flag);
      } else if (value instanceof Map<?, ?> map) {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeStringField(entry.getKey().toString(), entry.getValue().toString());
        }
        json.writeEndObject();
      } else {
        json.writeString(value.toString());
      }
    }
    json.writeEndObject();
  }
}
