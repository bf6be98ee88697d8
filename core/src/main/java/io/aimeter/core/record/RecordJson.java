package io.aimeter.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/**
 * A record as a JSON object: the keys are the store's columns, absent fields are absent, moments
 * are nanoseconds since the epoch as the record has them. {@code docs/record.schema.json} describes
 * it.
 */
public final class RecordJson {
  private static final RecordField[] FIELDS = RecordField.values();

  private RecordJson() {}

  /** Writes the object. */
  public static void write(RecordView record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (RecordField field : FIELDS) {
      if (!record.has(field)) {
        continue;
      }
      json.writeFieldName(field.column());
      switch (field.type()) {
        case TEXT:
          json.writeString(record.text(field));
          break;
        case FLAG:
          json.writeBoolean(record.flag(field));
          break;
        case MAP:
          json.writeStartObject();
          for (Map.Entry<String, String> entry : record.map(field).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
          }
          json.writeEndObject();
          break;
        default:
          json.writeNumber(record.number(field));
      }
    }
    json.writeEndObject();
  }
}
