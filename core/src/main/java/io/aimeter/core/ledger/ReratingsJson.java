package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The MANIFEST's array of reratings. */
final class ReratingsJson {
  static final String FIELD = "reratings";

  private ReratingsJson() {}

  static void write(JsonGenerator json, List<Rerating> reratings) throws IOException {
    json.writeArrayFieldStart(FIELD);
    for (Rerating rerating : reratings) {
      json.writeStartObject();
      json.writeNumberField("at_ms", rerating.at());
      json.writeStringField("price_version", rerating.priceVersion());
      json.writeStringField("path", rerating.path());
      json.writeNumberField("rows", rerating.rows());
      json.writeNumberField("since_us", rerating.sinceMicros());
      json.writeNumberField("until_us", rerating.untilMicros());
      json.writeNumberField("cost_before_nano_usd", rerating.costBefore());
      json.writeNumberField("cost_after_nano_usd", rerating.costAfter());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<Rerating> read(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_ARRAY, "the array of reratings");
    List<Rerating> reratings = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonFile.require(json, JsonToken.START_OBJECT, "a rerating's object");
      reratings.add(one(json));
    }
    return reratings;
  }

  private static Rerating one(JsonParser json) throws IOException {
    String path = null;
    String priceVersion = null;
    long at = 0;
    long rows = 0;
    long since = 0;
    long until = 0;
    long before = 0;
    long after = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "at_ms":
          at = json.getLongValue();
          break;
        case "price_version":
          priceVersion = json.getText();
          break;
        case "path":
          path = json.getText();
          break;
        case "rows":
          rows = json.getLongValue();
          break;
        case "since_us":
          since = json.getLongValue();
          break;
        case "until_us":
          until = json.getLongValue();
          break;
        case "cost_before_nano_usd":
          before = json.getLongValue();
          break;
        case "cost_after_nano_usd":
          after = json.getLongValue();
          break;
        default:
          json.skipChildren();
      }
    }
    if (path == null || priceVersion == null) {
      throw new IOException("a rerating without its path or price_version");
    }
    return new Rerating(at, priceVersion, path, rows, since, until, before, after);
  }
}
