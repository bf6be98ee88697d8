package io.aimeter.fake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response before it is sent.
 *
 * @param parts flushed one by one
 * @param headers besides those of every response
 */
record Reply(
    int status,
    String contentType,
    List<byte[]> parts,
    boolean usageOnWire,
    Map<String, String> headers) {

  Reply(int status, String contentType, List<byte[]> parts, boolean usageOnWire) {
    this(status, contentType, parts, usageOnWire, Map.of());
  }

  /** The same with further headers. */
  Reply with(Map<String, String> further) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(further);
    return new Reply(status, contentType, parts, usageOnWire, all);
  }

  static Reply json(int status, String json, boolean usageOnWire) {
    return new Reply(
        status, "application/json", List.of(json.getBytes(StandardCharsets.UTF_8)), usageOnWire);
  }

  static Reply events(List<String> events, boolean usageOnWire) {
    return new Reply(
        200,
        "text/event-stream; charset=utf-8",
        events.stream().map(event -> event.getBytes(StandardCharsets.UTF_8)).toList(),
        usageOnWire);
  }

  /** A stream of lines of JSON. */
  static Reply lines(List<String> lines, boolean usageOnWire) {
    return new Reply(
        200,
        "application/x-ndjson",
        lines.stream().map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8)).toList(),
        usageOnWire);
  }
}
