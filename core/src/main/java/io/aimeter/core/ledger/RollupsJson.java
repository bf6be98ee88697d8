package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The MANIFEST's array of rollups. */
final class RollupsJson {
  static final String FIELD = "rollups";

  private RollupsJson() {}

  static void write(JsonGenerator json, List<Rollup> rollups) throws IOException {
    json.writeArrayFieldStart(FIELD);
    for (Rollup rollup : rollups) {
      json.writeStartObject();
      json.writeStringField("path", rollup.path());
      json.writeStringField("form", rollup.form());
      json.writeBooleanField("whole", rollup.isWhole());
      json.writeObjectFieldStart("days");
      for (Map.Entry<Long, List<String>> day : rollup.days().entrySet()) {
        json.writeArrayFieldStart(Long.toString(day.getKey()));
        for (String path : day.getValue()) {
          json.writeString(path);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<Rollup> read(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_ARRAY, "the array of rollups");
    List<Rollup> rollups = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonFile.require(json, JsonToken.START_OBJECT, "a rollup's object");
      rollups.add(one(json));
    }
    return rollups;
  }

  private static Rollup one(JsonParser json) throws IOException {
    String path = null;
    String form = null;
    boolean whole = false;
    Map<Long, List<String>> days = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "path":
          path = json.getText();
          break;
        case "form":
          form = json.getText();
          break;
        case "whole":
          whole = json.getBooleanValue();
          break;
        case "days":
          readDays(json, days);
          break;
        default:
          json.skipChildren();
      }
    }
    if (path == null || form == null) {
      throw new IOException("a rollup lacks its path or its form");
    }
    return new Rollup(path, form, days, whole);
  }

  private static void readDays(JsonParser json, Map<Long, List<String>> days) throws IOException {
    JsonFile.require(json, JsonToken.START_OBJECT, "the object of a rollup's days");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String day = json.currentName();
      json.nextToken();
      JsonFile.require(json, JsonToken.START_ARRAY, "a day's files");
      List<String> of = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        of.add(json.getText());
      }
      try {
        days.put(Long.parseLong(day), of);
      } catch (NumberFormatException e) {
        throw new IOException("a rollup's day is '" + day + "'", e);
      }
    }
  }
}
