package io.aimeter.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.websocket.api.Session;

/**
 * OpenAI's realtime API, by its reference of events. Directives of an item's text hold for the turn
 * it is part of; besides those of {@link Directives}: {@code cancelled}, {@code failed}; {@code
 * hang}: the turn never ends; {@code cut}: it ends with the connection; {@code close}: the provider
 * closes after it.
 */
public final class OpenAiLive implements Session.Listener.AutoDemanding {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AUDIO_TOKENS_A_COMMIT = 26;

  private final UnaryOperator<String> ids;
  private final List<BilledTurn> turns;
  private Live live;
  private String model;
  private String transcriber;
  private String text = "";

  OpenAiLive(String model, UnaryOperator<String> ids, List<BilledTurn> turns) {
    this.model = model;
    this.ids = ids;
    this.turns = turns;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    live = new Live(session, ids, turns);
    live.text(session("session.created"));
  }

  private String session(String type) {
    String transcription = transcriber == null ? "null" : "{\"model\":\"" + transcriber + "\"}";
    return """
    {"type":"%s","session":{"type":"realtime","model":"%s","audio":{"input":{"transcription":%s}}}}\
    """
        .formatted(type, model, transcription);
  }

  @Override
  public void onWebSocketText(String message) {
    try {
      take(JSON.readTree(message));
    } catch (JsonProcessingException e) {
      live.text("{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\"}}");
    } catch (CompletionException e) {
      live.cut(); // the client has gone
    }
  }

  private void take(JsonNode event) {
    switch (event.path("type").asText()) {
      case "session.update" -> {
        JsonNode wanted = event.path("session");
        model = wanted.path("model").asText(model);
        transcriber = wanted.at("/audio/input/transcription/model").asText(transcriber);
        live.text(session("session.updated"));
      }
      case "conversation.item.create" -> text += event.at("/item/content/0/text").asText();
      case "input_audio_buffer.commit" -> transcribe();
      case "response.create" -> respond();
      default -> {} // audio
    }
  }

  private void transcribe() {
    String id = live.id("said");
    count(
        "audio_transcription",
        transcriber,
        id,
        true,
        AUDIO_TOKENS_A_COMMIT,
        0,
        9,
        AUDIO_TOKENS_A_COMMIT,
        0);
    live.text(
        """
        {"type":"conversation.item.input_audio_transcription.completed","item_id":"%s",\
        "transcript":"\\"usage\\":","usage":{"type":"tokens","total_tokens":35,"input_tokens":26,\
        "input_token_details":{"text_tokens":0,"audio_tokens":26},"output_tokens":9}}\
        """
            .formatted(id));
  }

  private void respond() {
    Directives directives = new Directives(text);
    String id = live.id(text);
    int words = text.split("\\s+", -1).length;
    text = "";
    live.text(event("response.created", id, "in_progress", "null"));
    String piece = "x".repeat(directives.number("bytes", 100)) + " w\u00f6rd \ud83d\ude00";
    for (int i = directives.number("chunks", 4); i > 0; i--) {
      live.text(
          "{\"type\":\"response.output_audio_transcript.delta\",\"response_id\":\"%s\",\"delta\":\"%s\"}"
              .formatted(id, piece));
    }
    long output = directives.number("out", words + 5);
    long cached = directives.number("cached", 0);
    if (directives.text("failed") != null) {
      live.text(event("response.done", id, "failed", "{}"));
      return;
    }
    boolean whole = directives.text("hang") == null && directives.text("cut") == null;
    count("realtime", model, id, whole, words, cached, output, words / 2, output - 2);
    if (whole) {
      String done = done(directives, id, words, cached, output);
      int seed = directives.number("split", 0);
      if (seed > 0) {
        live.text(done, seed);
      } else {
        live.text(done);
      }
    }
    if (directives.text("cut") != null) {
      live.cut();
    } else if (directives.text("close") != null) {
      live.close();
    }
  }

  private static String done(
      Directives directives, String id, long uncached, long cached, long output) {
    String usage =
        """
        {"total_tokens":%d,"input_tokens":%d,"output_tokens":%d,\
        "input_token_details":{"text_tokens":%d,"audio_tokens":%d,"cached_tokens":%d},\
        "output_token_details":{"text_tokens":2,"audio_tokens":%d}}\
        """
            .formatted(
                uncached + cached + output,
                uncached + cached,
                output,
                uncached + cached - uncached / 2,
                uncached / 2,
                cached,
                output - 2);
    String status = directives.text("cancelled") == null ? "completed" : "cancelled";
    return event("response.done", id, status, usage);
  }

  private static String event(String type, String id, String status, String usage) {
    String why =
        switch (status) {
          case "cancelled" -> "{\"type\":\"cancelled\",\"reason\":\"turn_detected\"}";
          case "failed" -> "{\"type\":\"failed\",\"error\":{\"type\":\"server_error\"}}";
          default -> "null";
        };
    return "{\"type\":\"%s\",\"response\":{\"id\":\"%s\",\"status\":\"%s\",\"status_details\":%s,\"usage\":%s}}"
        .formatted(type, id, status, why, usage);
  }

  private void count(
      String kind,
      String of,
      String id,
      boolean complete,
      long uncached,
      long cached,
      long output,
      long audioInput,
      long audioOutput) {
    live.count(
        new BilledTurn(
            live.path(),
            kind,
            of,
            id,
            complete,
            uncached,
            cached,
            audioInput,
            output,
            audioOutput));
  }
}
