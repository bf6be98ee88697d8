package io.aimeter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of a recording: a request, the response the provider gave, and what a correct meter
 * reads from both.
 */
record RecordedExchange(
    String id,
    String scheme,
    String host,
    String method,
    String path,
    Map<String, String> requestHeaders,
    byte[] requestBody,
    int status,
    Map<String, String> responseHeaders,
    byte[] responseBody,
    JsonNode expected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads recordings: JSON Lines files, and directories of them.
   *
   * @throws IOException with the file and line if one cannot be read
   */
  static List<RecordedExchange> load(List<Path> sources) throws IOException {
    List<RecordedExchange> all = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.list(source)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
            loadFile(file, all);
          }
        }
      } else {
        loadFile(source, all);
      }
    }
    return all;
  }

  private static void loadFile(Path file, List<RecordedExchange> into) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          into.add(of(JSON.readTree(line)));
        } catch (IOException | IllegalArgumentException e) {
          throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static RecordedExchange of(JsonNode line) {
    return new RecordedExchange(
        text(line, "id"),
        line.path("scheme").asText("https"),
        text(line, "host"),
        text(line, "method"),
        text(line, "path"),
        headers(line.path("request_headers")),
        requestBody(line),
        line.path("status").asInt(),
        headers(line.path("response_headers")),
        Base64.getDecoder().decode(line.path("response_body_base64").asText("")),
        line.path("expected"));
  }

  private static String text(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text field '" + field + "'");
    }
    return value.asText();
  }

  private static byte[] requestBody(JsonNode line) {
    JsonNode body = line.path("request_body");
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    if (line.path("request_body_is_base64").asBoolean()) {
      String text = body.asText();
      return Base64.getDecoder().decode(text.startsWith("base64:") ? text.substring(7) : text);
    }
    return (body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(JsonNode object) {
    Map<String, String> headers = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            header -> {
              JsonNode value = header.getValue();
              headers.put(
                  header.getKey(), value.isArray() ? value.path(0).asText() : value.asText());
            });
    return headers;
  }
}
