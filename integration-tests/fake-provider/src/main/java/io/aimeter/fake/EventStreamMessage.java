package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A message of {@code application/vnd.amazon.eventstream}, with both its checksums. */
final class EventStreamMessage {
  static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;
  private static final int TEXT = 7;

  private EventStreamMessage() {}

  static byte[] event(String type, JsonNode payload) {
    return message(Map.of(":message-type", "event", ":event-type", type), payload);
  }

  static byte[] exception(String type, JsonNode payload) {
    return message(Map.of(":message-type", "exception", ":exception-type", type), payload);
  }

  private static byte[] message(Map<String, String> headers, JsonNode json) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(":content-type", "application/json");
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    all.forEach(
        (name, value) -> {
          head.write(name.length());
          head.writeBytes(name.getBytes(UTF_8));
          head.write(TEXT);
          head.write(value.length() >> 8);
          head.write(value.length());
          head.writeBytes(value.getBytes(UTF_8));
        });
    byte[] payload = json.toString().getBytes(UTF_8);
    byte[] bytes = new byte[PRELUDE + head.size() + payload.length + CHECKSUM];
    ByteBuffer message = ByteBuffer.wrap(bytes).putInt(bytes.length).putInt(head.size());
    message.putInt(checksum(bytes, message.position())).put(head.toByteArray()).put(payload);
    message.putInt(checksum(bytes, message.position()));
    return bytes;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
