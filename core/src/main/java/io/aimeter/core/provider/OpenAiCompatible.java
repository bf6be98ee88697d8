package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.OPENAI_BATCH_LINES;
import static io.aimeter.core.provider.BodyShape.OPENAI_IMAGES;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/** Rows that providers have in common because they took over OpenAI's surface. */
final class OpenAiCompatible {
  private OpenAiCompatible() {}

  /** Chat, completions and embeddings: what nearly all of them have. */
  static EndpointTable text(EndpointTable table, String base, BodyShape shape) {
    return table
        .billed("POST", base + "/chat/completions", "chat", shape)
        .billed("POST", base + "/completions", "text_completion", shape)
        .billed("POST", base + "/embeddings", "embeddings", "embedding", shape);
  }

  /** Responses, with what belongs to them. */
  static EndpointTable responses(EndpointTable table, String base) {
    return table
        .billed("POST", base + "/responses", "chat", OPENAI)
        .billed("POST", base + "/responses/compact", "chat", OPENAI)
        .free("POST", base + "/responses/input_tokens", "count_tokens", TOKEN_COUNT)
        .free("GET", base + "/responses/*", "retrieval", OPENAI)
        .free("POST", base + "/responses/*/cancel", "retrieval", OPENAI);
  }

  /** Images made, edited and varied. */
  static EndpointTable images(EndpointTable table, String base) {
    return table
        .billed("POST", base + "/images/generations", "image", OPENAI_IMAGES)
        .billed("POST", base + "/images/edits", "image", OPENAI_IMAGES)
        .billed("POST", base + "/images/variations", "image", OPENAI_IMAGES);
  }

  /** Speech in and out. */
  static EndpointTable audio(EndpointTable table, String base) {
    return table
        .billed("POST", base + "/audio/speech", "audio_speech", OPENAI)
        .billed("POST", base + "/audio/transcriptions", "audio_transcription", OPENAI)
        .billed("POST", base + "/audio/translations", "audio_transcription", OPENAI);
  }

  /** Batches over files. */
  static EndpointTable batches(EndpointTable table, String base) {
    return table
        .free("POST", base + "/batches", "batch_submit", OPENAI)
        .free("GET", base + "/batches/*", "batch_status", OPENAI)
        .free("POST", base + "/batches/*/cancel", "batch_status", OPENAI)
        .free("GET", base + "/files/*/content", "batch_result", OPENAI_BATCH_LINES);
  }

  /** Runs of assistants, whose usage a later look at the run brings. */
  static EndpointTable assistants(EndpointTable table, String base) {
    return table
        .billed("POST", base + "/threads/runs", "chat", OPENAI)
        .billed("POST", base + "/threads/*/runs", "chat", OPENAI)
        .billed("POST", base + "/threads/*/runs/*/submit_tool_outputs", "chat", OPENAI)
        .free("POST", base + "/threads/*/runs/*/cancel", "retrieval", OPENAI)
        .free("GET", base + "/threads/*/runs/*", "retrieval", OPENAI)
        .free("GET", base + "/threads/*/runs/*/steps", "retrieval", OPENAI)
        .free("GET", base + "/threads/*/runs/*/steps/*", "retrieval", OPENAI);
  }

  /** A realtime session: a WebSocket, each of whose turns is billed. */
  static EndpointTable realtime(EndpointTable table, String base) {
    return table.billed("GET", base + "/realtime", "realtime", OPENAI);
  }

  /** What sets a realtime session up; its usage is on the WebSocket alone. */
  static EndpointTable realtimeSetup(EndpointTable table, String base) {
    return table
        .free("POST", base + "/realtime/calls", "management", ERRORS_ONLY)
        .free("POST", base + "/realtime/sessions", "management", OPENAI)
        .free("POST", base + "/realtime/client_secrets", "management", OPENAI)
        .free("POST", base + "/realtime/transcription_sessions", "management", OPENAI);
  }
}
