package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.OPENAI_BATCH_LINES;

/** Mistral's hosts and endpoints, by its API reference. */
final class MistralEndpoints {
  static final EndpointTable TABLE = table();

  private MistralEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("mistral_ai")
            .alias("mistral")
            .hosts("api.mistral.ai", "codestral.mistral.ai");
    return OpenAiCompatible.text(table, "/v1", OPENAI)
        .billed("POST", "/v1/fim/completions", "text_completion", OPENAI)
        .billed("POST", "/v1/agents/completions", "invoke_agent", "chat", OPENAI)
        .billed("POST", "/v1/conversations", "chat", OPENAI)
        .billed("POST", "/v1/conversations/*", "chat", OPENAI)
        .free("GET", "/v1/conversations/*", "retrieval", OPENAI)
        .billed("POST", "/v1/moderations", "moderation", OPENAI)
        .billed("POST", "/v1/chat/moderations", "moderation", OPENAI)
        .billed("POST", "/v1/classifications", "classification", OPENAI)
        .billed("POST", "/v1/chat/classifications", "classification", OPENAI)
        .billed("POST", "/v1/ocr", "ocr", OPENAI)
        .billed("POST", "/v1/audio/speech", "audio_speech", OPENAI)
        .billed("POST", "/v1/audio/transcriptions", "audio_transcription", OPENAI)
        .free("POST", "/v1/batch/jobs", "batch_submit", OPENAI)
        .free("GET", "/v1/batch/jobs/*", "batch_status", OPENAI)
        .free("POST", "/v1/batch/jobs/*/cancel", "batch_status", OPENAI)
        .free("GET", "/v1/files/*/content", "batch_result", OPENAI_BATCH_LINES);
  }
}
