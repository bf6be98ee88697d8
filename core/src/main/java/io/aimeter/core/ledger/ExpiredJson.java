package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The MANIFEST's object of what retention has dropped. */
final class ExpiredJson {
  static final String FIELD = "expired";

  private ExpiredJson() {}

  static void write(JsonGenerator json, Expired expired) throws IOException {
    json.writeObjectFieldStart(FIELD);
    json.writeNumberField("before_day", expired.beforeDay());
    json.writeNumberField("records", expired.records());
    json.writeStringField("path", expired.path());
    json.writeEndObject();
  }

  static Expired read(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_OBJECT, "the object of what is expired");
    long beforeDay = 0;
    long records = 0;
    String path = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "before_day":
          beforeDay = json.getLongValue();
          break;
        case "records":
          records = json.getLongValue();
          break;
        case "path":
          path = json.getText();
          break;
        default:
          json.skipChildren();
      }
    }
    if (path == null) {
      throw new IOException("what is expired lacks its path");
    }
    return new Expired(beforeDay, records, path);
  }
}
