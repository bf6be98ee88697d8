package io.aimeter.collector.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** What a line looks like. */
public enum LogFormat {
  /** For people: time, level, message. */
  TEXT {
    @Override
    String line(Instant at, Event event, String message, Map<String, ?> fields) {
      // What comes from elsewhere may hold line breaks; an event is one line.
      return "%s %-5s %s"
          .formatted(
              at.truncatedTo(ChronoUnit.SECONDS),
              event.level().label(),
              message.replaceAll("\\s*\\p{Cntrl}+\\s*", " "));
    }
  },
  /** For machines: an object a line. */
  JSON {
    @Override
    String line(Instant at, Event event, String message, Map<String, ?> fields) {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = FACTORY.createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("timestamp", at.toString());
        json.writeStringField("level", event.level().label());
        json.writeStringField("event", event.label());
        json.writeStringField("message", message);
        if (!fields.isEmpty()) {
          json.writeObjectFieldStart("fields");
          for (Map.Entry<String, ?> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            json.writeObject(field.getValue());
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line.toString();
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();

  abstract String line(Instant at, Event event, String message, Map<String, ?> fields);

  /** As it is written: {@code text}, {@code json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
