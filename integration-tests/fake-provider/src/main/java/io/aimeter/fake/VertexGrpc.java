package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gemini on Vertex AI over gRPC: the messages of its PredictionService, by their field numbers. */
final class VertexGrpc {
  static final String CONTENT_TYPE = "application/grpc";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STOP = 1;
  private static final int TEXT = 1;

  private VertexGrpc() {}

  /** A request's prompt and model, as JSON would have them. */
  static JsonNode request(byte[] frame) {
    byte[] message = ProtoMessage.unframed(frame);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode contents = json.putArray("contents");
    for (byte[] content : ProtoMessage.fields(message, 2)) {
      ArrayNode parts = contents.addObject().putArray("parts");
      for (byte[] part : ProtoMessage.fields(content, 2)) {
        for (byte[] text : ProtoMessage.fields(part, 1)) {
          parts.addObject().put("text", new String(text, UTF_8));
        }
      }
    }
    for (byte[] name : ProtoMessage.fields(message, 5)) {
      String model = new String(name, UTF_8);
      json.put("model", model.substring(model.lastIndexOf('/') + 1));
    }
    return json;
  }

  static Reply generate(Call call, String id) {
    List<String> pieces =
        call.streaming() ? call.pieces() : List.of(String.join("", call.pieces()));
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      ProtoMessage candidate =
          new ProtoMessage()
              .message(2, new ProtoMessage().message(2, new ProtoMessage().text(1, pieces.get(i))));
      ProtoMessage response =
          new ProtoMessage()
              .message(2, last ? candidate.number(3, STOP) : candidate)
              // Before the last message only the kind of traffic is told.
              .message(4, last ? usage(call.usage()) : new ProtoMessage().number(8, 1))
              .text(11, call.servedModel())
              .text(13, id);
      frames.add(response.framed());
    }
    return new Reply(200, CONTENT_TYPE, frames, true).with(Map.of("grpc-status", "0"));
  }

  private static ProtoMessage usage(Usage usage) {
    return new ProtoMessage()
        .number(1, usage.input())
        .number(2, usage.output() - usage.reasoning())
        .number(3, usage.input() + usage.output())
        .number(5, usage.cacheRead())
        .number(14, usage.reasoning())
        .message(9, new ProtoMessage().number(1, TEXT).number(2, usage.input()));
  }

  /** Its status is among the trailers; HTTP's is always good. */
  static Reply error(int status) {
    int code =
        switch (status) {
          case 429 -> 8;
          case 503 -> 14;
          default -> 13;
        };
    return new Reply(200, CONTENT_TYPE, List.of(), false)
        .with(Map.of("grpc-status", Integer.toString(code), "grpc-message", "asked for"));
  }
}
