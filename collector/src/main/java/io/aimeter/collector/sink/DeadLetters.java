package io.aimeter.collector.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.core.ledger.Durable;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The records that a sink refuses for good, a line of JSON each with the sink's reason. They are in
 * the store all the same. A collector that is killed between this and the sink's position writes
 * one a second time.
 */
final class DeadLetters {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;

  DeadLetters(Path file) {
    this.file = file;
  }

  /** Adds a record; it is durable when this returns. */
  void add(CostRecord record, String reason) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("refused_at", Instant.now().toString());
      json.writeStringField("reason", reason);
      json.writeFieldName("record");
      RecordJson.write(record, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
    boolean isNew = !Files.exists(file);
    if (isNew) {
      Durable.directories(file.getParent());
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (isNew) {
      Durable.directory(file.getParent());
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
