package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The outboxes as the MANIFEST's JSON has them. */
final class OutboxJson {
  static final String FIELD = "outboxes";

  private OutboxJson() {}

  static void write(JsonGenerator json, List<Outbox> outboxes) throws IOException {
    json.writeArrayFieldStart(FIELD);
    for (Outbox outbox : outboxes) {
      json.writeStartObject();
      json.writeStringField("sink", outbox.sink());
      json.writeStringField("stream", outbox.stream());
      json.writeNumberField("first", outbox.first());
      writeParcels(json, "head", outbox.head());
      writeParcels(json, "tail", outbox.tail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeParcels(JsonGenerator json, String name, List<Parcel> parcels)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Parcel parcel : parcels) {
      json.writeStartObject();
      json.writeStringField("path", parcel.path());
      json.writeNumberField("rows", parcel.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<Outbox> read(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_ARRAY, "the array of outboxes");
    List<Outbox> outboxes = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonFile.require(json, JsonToken.START_OBJECT, "an outbox's object");
      outboxes.add(readOutbox(json));
    }
    return outboxes;
  }

  private static Outbox readOutbox(JsonParser json) throws IOException {
    String sink = null;
    String stream = null;
    long first = -1;
    List<Parcel> head = null;
    List<Parcel> tail = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "sink":
          sink = json.getText();
          break;
        case "stream":
          stream = json.getText();
          break;
        case "first":
          first = json.getLongValue();
          break;
        case "head":
          head = readParcels(json);
          break;
        case "tail":
          tail = readParcels(json);
          break;
        default:
          json.skipChildren();
      }
    }
    if (sink == null || stream == null || first < 0 || head == null || tail == null) {
      throw new IOException("an outbox lacks one of sink, stream, first, head, tail");
    }
    return new Outbox(sink, stream, first, head, tail);
  }

  private static List<Parcel> readParcels(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_ARRAY, "an array of parcels");
    List<Parcel> parcels = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonFile.require(json, JsonToken.START_OBJECT, "a parcel's object");
      String path = null;
      long rows = -1;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("path")) {
          path = json.getText();
        } else if (name.equals("rows")) {
          rows = json.getLongValue();
        } else {
          json.skipChildren();
        }
      }
      if (path == null || rows < 0) {
        throw new IOException("a parcel lacks its path or its rows");
      }
      parcels.add(new Parcel(path, rows));
    }
    return parcels;
  }
}
