package io.aimeter.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/record.schema.json} describes records as they are shipped in JSON. */
class RecordSchemaTest {
  private static final Path SCHEMA = Path.of("..", "docs", "record.schema.json");

  /** With {@code -Daimeter.regenerate=true} it writes the schema instead of comparing it. */
  @Test
  void theSchemaIsTheOneGeneratedFromTheTable() throws IOException {
    if (Boolean.getBoolean("aimeter.regenerate")) {
      Files.writeString(SCHEMA, schema());
    }
    assertEquals(
        schema(),
        Files.readString(SCHEMA),
        "docs/record.schema.json is not what the table of fields says; regenerate it with"
            + " mvn -pl core test -Dtest=RecordSchemaTest -Daimeter.regenerate=true");
  }

  private static String schema() {
    StringBuilder out = new StringBuilder();
    out.append("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    out.append("  \"title\": \"aimeter record\",\n");
    out.append("  \"description\": \"A call of an AI provider. What is absent is not known.\",\n");
    out.append("  \"type\": \"object\",\n  \"required\": [\"instance\", \"sequence\"],\n");
    out.append("  \"properties\": {\n");
    for (RecordField field : RecordField.values()) {
      out.append(field == RecordField.INSTANCE ? "" : ",\n")
          .append("    \"")
          .append(field.column());
      out.append("\": ").append(type(field));
    }
    return out.append("\n  }\n}\n").toString();
  }

  private static String type(RecordField field) {
    return switch (field.type()) {
      case TEXT -> "{\"type\": \"string\"}";
      case NUMBER -> "{\"type\": \"integer\"}";
      case FLAG -> "{\"type\": \"boolean\"}";
      case INSTANT ->
          "{\"type\": \"integer\", \"description\": \"nanoseconds since 1970-01-01T00:00:00Z\"}";
      case MAP -> "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}";
    };
  }

  @Test
  void aRecordWithAllFieldsIsAsTheSchemaSays() throws IOException {
    CostRecord.Builder record = CostRecord.builder();
    for (RecordField field : RecordField.values()) {
      switch (field.type()) {
        case TEXT -> record.set(field, "x");
        case FLAG -> record.set(field, true);
        case MAP -> record.put(field, "k", "v");
        default -> record.set(field, 7);
      }
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      RecordJson.write(record.build(), json);
    }
    Map<String, JsonToken> found = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(text.toString())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        found.put(name, json.nextToken());
        json.skipChildren();
      }
    }
    assertEquals(RecordField.values().length, found.size());
    String schema = Files.readString(SCHEMA);
    found.forEach(
        (name, token) ->
            assertTrue(
                schema.contains("\"" + name + "\": {\"type\": \"" + typeOf(token) + "\""),
                () -> name + " is a " + token));
  }

  private static String typeOf(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT -> "integer";
      case VALUE_TRUE -> "boolean";
      default -> "object";
    };
  }
}
