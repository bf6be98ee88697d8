package io.aimeter.core.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aimeter.core.provider.UsageOption;
import io.aimeter.core.usage.RecordedTrafficTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Recorded streams, compared with what another way of reading makes of them: the project's own
 * always, the recorded traffic as well where it exists.
 */
class AskedTrafficTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NULL = ",\"usage\":null";

  @TestFactory
  List<DynamicTest> recordings() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JSON.readTree(line);
        if (row.path("path").asText().contains("completions")
            && !row.path("content_encoding").asText().equals("br")) {
          tests.add(DynamicTest.dynamicTest(row.get("id").asText(), () -> check(row)));
        }
      }
    }
    return tests;
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    List<Path> files = new ArrayList<>();
    files.add(Path.of(RecordedTrafficTest.class.getResource("exchanges.jsonl").toURI()));
    Path traffic = RecordedTrafficTest.recordedTraffic();
    if (traffic != null) {
      try (Stream<Path> all = Files.list(traffic)) {
        all.filter(file -> file.toString().endsWith(".jsonl")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static void check(JsonNode row) throws IOException {
    request(row.path("request_body").asText(""));
    String stream = response(row);
    String expected = row.path("status").asInt() == 200 ? unasked(stream) : stream;
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    assertEquals(expected, Hiding.of(bytes).shown());
    for (int seed = 0; seed < 5; seed++) {
      assertEquals(expected, Hiding.of(bytes, new Random(seed)).shown());
    }
  }

  /** What the application would have seen, by documents in place of bytes. */
  private static String unasked(String stream) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String event : stream.split("(?<=\n\n)|(?<=\r\n\r\n)", -1)) {
      JsonNode data = data(event);
      if (data == null) {
        out.append(event);
      } else if (!(data.path("choices").isArray()
          && data.get("choices").isEmpty()
          && data.path("usage").isObject())) {
        String without = event;
        if (!data.has("usage")) {
          out.append(event);
          continue;
        }
        for (int at = event.lastIndexOf(NULL); at > 0; at = event.lastIndexOf(NULL, at - 1)) {
          String shorter = event.substring(0, at) + event.substring(at + NULL.length());
          JsonNode rest = data(shorter);
          if (rest != null && rest.equals(withoutUsage(data))) {
            without = shorter;
          }
        }
        out.append(without);
      }
    }
    return out.toString();
  }

  private static JsonNode withoutUsage(JsonNode data) {
    ObjectNode copy = data.deepCopy();
    copy.remove("usage");
    return copy;
  }

  private static JsonNode data(String event) throws IOException {
    String line = event.strip();
    return line.startsWith("data: {") && line.indexOf('\n') < 0
        ? JSON.readTree(line.substring("data: ".length()))
        : null;
  }

  /** A request that asked, asks again when it is asked for once its own words are gone. */
  private static void request(String body) throws IOException {
    if (!body.contains("\"stream\":") || !body.startsWith("{")) {
      return;
    }
    JsonNode asked = JSON.readTree(body);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (!asked.path("stream").asBoolean()) {
      assertNull(AskedRequest.body(bytes, UsageOption.OPENAI));
    } else if (asked.path("stream_options").has("include_usage")) {
      assertNull(AskedRequest.body(bytes, UsageOption.OPENAI));
      ObjectNode bare = asked.deepCopy();
      ((ObjectNode) bare.get("stream_options")).remove("include_usage");
      assertEquals(asked, again(JSON.writeValueAsBytes(bare)));
      bare.remove("stream_options");
      assertEquals(asked, again(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bare)));
    } else {
      byte[] added = AskedRequest.body(bytes, UsageOption.OPENAI);
      ObjectNode expected = asked.deepCopy();
      expected.putObject("stream_options").put("include_usage", true);
      assertEquals(expected, JSON.readTree(added));
    }
  }

  private static JsonNode again(byte[] bare) throws IOException {
    return JSON.readTree(AskedRequest.body(bare, UsageOption.OPENAI));
  }

  private static String response(JsonNode row) throws IOException {
    if (row.has("response_body")) {
      return row.get("response_body").asText();
    }
    byte[] stored = Base64.getDecoder().decode(row.path("response_body_base64").asText(""));
    InputStream in = new ByteArrayInputStream(stored);
    if (row.path("content_encoding").asText().equals("gzip")) {
      in = new GZIPInputStream(in);
    }
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
