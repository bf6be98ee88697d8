package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A flat JSON object of texts and numbers by which an agent or a collector says how it fares,
 * replaced atomically every few seconds; read by {@code aimeter doctor}. Counters count from the
 * start of the process.
 */
public final class StatusFile {
  private static final long LONGEST_SILENCE_MILLIS = 15_000;

  // Both.
  /** Text: the version of the writer. */
  public static final String VERSION = "version";

  /** Number: process id, as the writer sees it. */
  public static final String PID = "pid";

  /** Number: epoch milliseconds when the process began. */
  public static final String STARTED_AT = "started_at_ms";

  /** Number: epoch milliseconds when this status was written. */
  public static final String WRITTEN_AT = "written_at_ms";

  /** Text: the last problem said on stderr, if any. */
  public static final String LAST_PROBLEM = "last_problem";

  // Agent.
  /** Text: the Java version. */
  public static final String JAVA = "java";

  /** Text: the process-wide team, if configured. */
  public static final String TEAM = "team";

  /** Text: the process-wide application, if configured. */
  public static final String APP = "app";

  /** Number: the highest sequence given out. */
  public static final String LAST_SEQUENCE = "last_sequence";

  /** Number: records appended to queue or spill file. */
  public static final String APPENDED = "appended";

  /** Number: records dropped because the hand-off was full. */
  public static final String DROPPED_BUFFER = "dropped_buffer";

  /** Number: records dropped because the disk was full or the directory's size cap reached. */
  public static final String DROPPED_DISK = "dropped_disk";

  /** Number: records dropped because the queue could not be written for another reason. */
  public static final String DROPPED_FAILED = "dropped_failed";

  /** Number: records dropped because the JVM's end could not wait for them any longer. */
  public static final String DROPPED_EXIT = "dropped_exit";

  /** Number: epoch milliseconds when a counter of dropped records first grew; after its key. */
  public static final String FIRST = ".first_ms";

  /** Number: epoch milliseconds when a counter of dropped records last grew; after its key. */
  public static final String LAST = ".last_ms";

  /**
   * Number: exchanges whose body was shed because too much was in flight; recorded, without usage.
   */
  public static final String SHED = "shed";

  /** Number: of the agent's own errors swallowed, by where; the prefix of several keys. */
  public static final String SWALLOWED_PREFIX = "swallowed.";

  /** Number: records without a price. */
  public static final String UNPRICED = "unpriced";

  /** Number: billable calls whose usage was not on the wire. */
  public static final String WITHOUT_USAGE = "without_usage";

  // Collector.
  /** Number: records committed. */
  public static final String COMMITTED = "committed";

  /** Number: entries of queues that were no readable record. */
  public static final String UNREADABLE = "unreadable";

  /** Text: why it does not answer over HTTP now, though it is to. */
  public static final String HTTP_PROBLEM = "http.problem";

  /** Text: where it answers on this host, such as {@code http://127.0.0.1:9464}, if it does. */
  public static final String HTTP = "http";

  /**
   * Before a sink's name, after which comes one of {@code .shipped}, {@code .waiting}, {@code
   * .refused} (numbers: records) and {@code .problem} (text: why it gets none now).
   */
  public static final String SINK_PREFIX = "sink.";

  private StatusFile() {}

  /**
   * Replaces the file. Values are strings, or numbers that are whole. Not durable against a power
   * cut.
   */
  public static void write(Path file, Map<String, ?> status) throws IOException {
    AtomicFile.replace(file, encode(status), false);
  }

  /**
   * Writes over the file in place: for a full disk, where there is no room for another file but
   * still what this one has. A reader may see a part of it.
   *
   * @throws NoSuchFileException if there is none
   */
  public static void overwrite(Path file, Map<String, ?> status) throws IOException {
    byte[] content = encode(status);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] padded = Arrays.copyOf(content, (int) Math.max(content.length, channel.size()));
      Arrays.fill(padded, content.length, padded.length, (byte) ' ');
      ByteBuffer bytes = ByteBuffer.wrap(padded);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static byte[] encode(Map<String, ?> status) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonFile.JSON.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      for (Map.Entry<String, ?> entry : status.entrySet()) {
        if (entry.getValue() instanceof Number) {
          json.writeNumberField(entry.getKey(), ((Number) entry.getValue()).longValue());
        } else if (entry.getValue() != null) {
          json.writeStringField(entry.getKey(), entry.getValue().toString());
        }
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Reads the file: a String or a Long by key, in the file's order.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it cannot be read or is no status; the message says which file and why
   */
  public static Map<String, Object> read(Path file) throws IOException {
    try {
      return parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }

  private static Map<String, Object> parse(byte[] content) throws IOException {
    Map<String, Object> status = new LinkedHashMap<>();
    try (JsonParser json = JsonFile.JSON.createParser(content)) {
      json.nextToken();
      JsonFile.require(json, JsonToken.START_OBJECT, "the status object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
          status.put(name, json.getLongValue());
        } else if (value == JsonToken.VALUE_STRING) {
          status.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    return status;
  }

  /** Whether a status is of a process that still runs: one says how it fares every five seconds. */
  public static boolean isFresh(Map<String, Object> status) {
    return System.currentTimeMillis() - number(status, WRITTEN_AT) < LONGEST_SILENCE_MILLIS;
  }

  /** The number under a key of a status that was read, or 0. */
  public static long number(Map<String, Object> status, String key) {
    Object value = status.get(key);
    return value instanceof Long ? (Long) value : 0;
  }
}
