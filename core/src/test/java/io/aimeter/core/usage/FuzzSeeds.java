package io.aimeter.core.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** What fuzzing starts from: the project's own exchanges, and one at least of every body shape. */
final class FuzzSeeds {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An exchange to mutate. */
  record Seed(Endpoint endpoint, String path, String type, byte[] request, byte[] response) {}

  final List<Seed> exchanges = new ArrayList<>();
  final List<Seed> connections = new ArrayList<>();

  FuzzSeeds() throws IOException {
    for (String file : List.of("exchanges.jsonl", "providers.jsonl")) {
      try (InputStream in = FuzzSeeds.class.getResourceAsStream(file)) {
        String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (String line : lines.lines().toList()) {
          add(new RecordedExchange(JSON.readTree(line)));
        }
      }
    }
    String bedrock = "bedrock-runtime.us-east-1.amazonaws.com";
    String usage = "{\"inputTokens\":5,\"outputTokens\":7,\"cacheReadInputTokens\":3}";
    add(bedrock, "/model/m/converse", "{\"usage\":" + usage + ",\"stopReason\":\"end_turn\"}");
    add(bedrock, "/model/m/count-tokens", "{\"inputTokens\":9}");
    String trace = "{\"modelInvocationOutput\":{\"metadata\":{\"usage\":" + usage + "}}}";
    stream(bedrock, "/model/m/converse-stream", "metadata", "{\"usage\":" + usage + "}");
    stream(
        bedrock,
        "/model/m/invoke-with-response-stream",
        "chunk",
        bytes("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":5}}}"),
        bytes("{\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":5}}"));
    stream(
        "bedrock-agent-runtime.us-east-1.amazonaws.com",
        "/agents/a/agentAliases/b/sessions/c/text",
        "trace",
        "{\"trace\":{\"orchestrationTrace\":" + trace + "}}");
    String gemini = "generativelanguage.googleapis.com";
    add(
        gemini,
        "/v1/models/m:streamGenerateContent",
        "[{\"usageMetadata\":{\"promptTokenCount\":5}}]");
    add(
        gemini,
        "/v1/models/m:predict",
        "{\"predictions\":[{\"embeddings\":{\"statistics\":{\"token_count\":5}}}]}");
    add(
        gemini,
        "/v1/interactions",
        "{\"id\":\"i\",\"usage\":{\"total_input_tokens\":5,\"total_output_tokens\":4}}");
    add(
        gemini,
        "/v1/openai/chat/completions",
        "{\"usage\":{\"prompt_tokens\":5,\"total_tokens\":9}}");
    add(
        "llm.example",
        "/ask",
        "{\"object\":\"response\",\"usage\":{\"input_tokens\":5,\"output_tokens\":4}}");
    String batch =
        "{\"inlinedResponses\":{\"inlinedResponses\":[{\"response\":{\"usageMetadata\":{\"promptTokenCount\":5}}}]}}";
    looked(gemini, "/v1/batches/b", "{\"response\":" + batch + "}");
    looked("api.openai.com", "/v1/videos/v/content", "moov");
    looked(
        "api.openai.com",
        "/v1/files/f/content",
        "{\"response\":{\"body\":{\"model\":\"m\",\"usage\":{\"prompt_tokens\":5}}}}\n");
    connections();
  }

  private void add(RecordedExchange exchange) throws IOException {
    String host = exchange.row().get("host").asText().replaceAll(":.*", "");
    String path = exchange.row().get("path").asText();
    String method = exchange.row().get("method").asText();
    Endpoint endpoint = Recognizer.of(Map.of(host, "auto")).recognise(host, 443, method, path);
    Endpoint own = Recognizer.of(Map.of()).recognise(host, 443, method, path);
    String type = exchange.row().path("response_headers").path("content-type").asText();
    exchanges.add(
        new Seed(
            own == null ? endpoint : own,
            path,
            type,
            exchange.requestBody(),
            exchange.responseBody()));
  }

  private void add(String host, String path, String response) {
    add(host, path, "application/json", response.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String host, String path, String type, byte[] response) {
    Endpoint endpoint =
        Recognizer.of(Map.of("llm.example", "auto")).recognise(host, 443, "POST", path);
    byte[] request = "{\"model\":\"m\",\"max_tokens\":5}".getBytes(StandardCharsets.UTF_8);
    exchanges.add(new Seed(endpoint, path, type, request, response));
  }

  /** The answer to a GET. */
  private void looked(String host, String path, String response) {
    Endpoint endpoint = Recognizer.of(Map.of()).recognise(host, 443, "GET", path);
    byte[] body = response.getBytes(StandardCharsets.UTF_8);
    exchanges.add(new Seed(endpoint, path, "", new byte[0], body));
  }

  private void stream(String host, String path, String event, String... payloads) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String payload : payloads) {
      out.writeBytes(message(event, payload.getBytes(StandardCharsets.UTF_8)));
    }
    add(host, path, "application/vnd.amazon.eventstream", out.toByteArray());
  }

  private void connections() {
    String path = "/v1/realtime?model=m";
    connection(
        "api.openai.com",
        path,
        "{\"type\":\"response.done\",\"response\":{\"id\":\"r\",\"status\":\"completed\",\"usage\":{"
            + "\"input_tokens\":4,\"output_tokens\":6,\"input_token_details\":{\"audio_tokens\":2}}}}");
    connection(
        "api.openai.com",
        path,
        "{\"type\":\"session.created\",\"session\":{\"model\":\"m\",\"audio\":{\"input\":{"
            + "\"transcription\":{\"model\":\"t\"}}}}}");
    connection(
        "api.openai.com",
        path,
        "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"i\","
            + "\"usage\":{\"type\":\"duration\",\"seconds\":3}}");
    connection(
        "generativelanguage.googleapis.com",
        "/ws/x",
        "{\"usageMetadata\":{\"promptTokenCount\":5,\"responseTokenCount\":4}}");
  }

  private void connection(String host, String path, String message) {
    Endpoint endpoint = Recognizer.of(Map.of()).recognise(host, 443, "GET", path);
    byte[] setup = "{\"setup\":{\"model\":\"models/m\"}}".getBytes(StandardCharsets.UTF_8);
    connections.add(new Seed(endpoint, path, "", setup, message.getBytes(StandardCharsets.UTF_8)));
  }

  /** The shapes no seed has. */
  Set<BodyShape> missing() {
    Set<BodyShape> missing = EnumSet.allOf(BodyShape.class);
    exchanges.forEach(seed -> missing.remove(seed.endpoint().shape()));
    return missing;
  }

  private static String bytes(String json) {
    String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    return "{\"bytes\":\"" + base64 + "\"}";
  }

  /** A message of AWS's event streams, its checksums right. */
  static byte[] message(String event, byte[] payload) {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    header(headers, ":message-type", "event");
    header(headers, ":event-type", event);
    int total = 16 + headers.size() + payload.length;
    ByteBuffer message = ByteBuffer.allocate(total).putInt(total).putInt(headers.size());
    message.putInt(crc(message.array(), 8)).put(headers.toByteArray()).put(payload);
    return message.putInt(crc(message.array(), total - 4)).array();
  }

  private static void header(ByteArrayOutputStream out, String name, String value) {
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(7);
    out.write(value.length() >> 8);
    out.write(value.length());
    out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Headers that name nothing but the content type. */
  static Headers ofType(String type) {
    return name -> name.equals("content-type") ? type : null;
  }
}
