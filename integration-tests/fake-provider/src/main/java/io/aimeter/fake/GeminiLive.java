package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Gemini's Live API, by its reference of BidiGenerateContent: JSON in binary messages, whatever the
 * client sends. Knows the directives of {@link OpenAiLive}, but for failures.
 */
public final class GeminiLive implements Session.Listener.AutoDemanding {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THOUGHTS = 3;

  private final UnaryOperator<String> ids;
  private final List<BilledTurn> turns;
  private Live live;
  private String model = "";

  GeminiLive(UnaryOperator<String> ids, List<BilledTurn> turns) {
    this.ids = ids;
    this.turns = turns;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    live = new Live(session, ids, turns);
  }

  @Override
  public void onWebSocketText(String message) {
    try {
      take(JSON.readTree(message));
    } catch (IOException | CompletionException e) {
      live.cut(); // the client has gone, or speaks no JSON
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    String message = UTF_8.decode(payload).toString();
    callback.succeed();
    onWebSocketText(message);
  }

  private void take(JsonNode message) {
    if (message.has("setup")) {
      model = message.at("/setup/model").asText().replace("models/", "");
      live.binary("{\n  \"setupComplete\": {}\n}\n");
    } else if (message.at("/clientContent/turnComplete").asBoolean()) {
      respond(message.at("/clientContent/turns/0/parts/0/text").asText());
    }
  }

  private void respond(String text) {
    Directives directives = new Directives(text);
    long words = text.split("\\s+", -1).length;
    long spoken = directives.number("out", 12);
    int seed = directives.number("split", 0);
    String data = "QUFB".repeat(directives.number("bytes", 100) / 4);
    for (int i = directives.number("chunks", 3); i > 0; i--) {
      live.binary(
          """
          {
            "serverContent": {"modelTurn": {"parts": [{"text": "w\u00f6rd",
              "inlineData": {"mimeType": "audio/pcm", "data": "%s"}}]}}
          }
          """
              .formatted(data));
    }
    boolean whole = directives.text("hang") == null && directives.text("cut") == null;
    live.count(
        new BilledTurn(
            live.path(),
            "realtime",
            model,
            live.id(text),
            whole,
            words,
            0,
            0,
            spoken + THOUGHTS,
            spoken));
    if (whole) {
      String done = done(words, spoken);
      if (seed > 0) {
        live.binary(done, seed);
      } else {
        live.binary(done);
      }
    }
    if (directives.text("cut") != null) {
      live.cut();
    } else if (directives.text("close") != null) {
      live.close();
    }
  }

  private static String done(long words, long spoken) {
    return """
    {
      "serverContent": {"turnComplete": true},
      "usageMetadata": {
        "promptTokenCount": %d, "responseTokenCount": %d, "totalTokenCount": %d,
        "thoughtsTokenCount": %d,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": %d}],
        "responseTokensDetails": [{"modality": "AUDIO", "tokenCount": %d}]
      }
    }
    """
        .formatted(words, spoken, words + spoken, THOUGHTS, words, spoken);
  }
}
