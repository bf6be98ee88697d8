package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.DOWNLOAD;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.OPENAI_BATCH_LINES;
import static io.aimeter.core.provider.BodyShape.OPENAI_IMAGES;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/** OpenAI's hosts and endpoints, by its API reference. */
final class OpenAiEndpoints {
  static final EndpointTable TABLE =
      new EndpointTable("openai")
          // The regional hosts serve the same paths; the price book knows their surcharge by host.
          .hosts(
              "api.openai.com",
              "us.api.openai.com",
              "eu.api.openai.com",
              "ae.api.openai.com",
              "au.api.openai.com",
              "in.api.openai.com",
              "jp.api.openai.com")
          .billed("POST", "/v1/chat/completions", "chat", "chat", OPENAI)
          .billed("POST", "/v1/responses", "chat", "chat", OPENAI)
          .billed("POST", "/v1/responses/compact", "chat", "chat", OPENAI)
          .free("POST", "/v1/responses/input_tokens", "count_tokens", TOKEN_COUNT)
          .free("GET", "/v1/responses/*", "retrieval", OPENAI)
          .free("GET", "/v1/chat/completions/*", "retrieval", OPENAI)
          .billed("POST", "/v1/completions", "text_completion", "text_completion", OPENAI)
          .billed("POST", "/v1/embeddings", "embeddings", "embedding", OPENAI)
          .billed("POST", "/v1/images/generations", "image", "image", OPENAI_IMAGES)
          .billed("POST", "/v1/images/edits", "image", "image", OPENAI_IMAGES)
          .billed("POST", "/v1/images/variations", "image", "image", OPENAI_IMAGES)
          .billed("POST", "/v1/audio/speech", "audio_speech", "audio_speech", OPENAI)
          .billed(
              "POST",
              "/v1/audio/transcriptions",
              "audio_transcription",
              "audio_transcription",
              OPENAI)
          .billed(
              "POST",
              "/v1/audio/translations",
              "audio_transcription",
              "audio_transcription",
              OPENAI)
          .free("POST", "/v1/moderations", "moderation", OPENAI)
          .free("POST", "/v1/batches", "batch_submit", OPENAI)
          .free("GET", "/v1/batches/*", "batch_status", OPENAI)
          .free("POST", "/v1/batches/*/cancel", "batch_status", OPENAI)
          .free("GET", "/v1/files/*/content", "batch_result", OPENAI_BATCH_LINES)
          .billed("POST", "/v1/threads/runs", "chat", "chat", OPENAI)
          .billed("POST", "/v1/threads/*/runs", "chat", "chat", OPENAI)
          .billed("POST", "/v1/threads/*/runs/*/submit_tool_outputs", "chat", "chat", OPENAI)
          .free("GET", "/v1/threads/*/runs/*", "retrieval", OPENAI)
          .free("GET", "/v1/threads/*/runs/*/steps", "retrieval", OPENAI)
          .free("GET", "/v1/threads/*/runs/*/steps/*", "retrieval", OPENAI)
          .free("POST", "/v1/realtime/sessions", "management", OPENAI)
          .free("POST", "/v1/realtime/client_secrets", "management", OPENAI)
          .free("POST", "/v1/realtime/transcription_sessions", "management", OPENAI)
          .billed("POST", "/v1/videos", "video", "video", OPENAI)
          .free("GET", "/v1/videos/*", "retrieval", OPENAI)
          .free("GET", "/v1/videos/*/content", "retrieval", DOWNLOAD);

  private OpenAiEndpoints() {}
}
