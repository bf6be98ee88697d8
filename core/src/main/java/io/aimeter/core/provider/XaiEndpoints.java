package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.XAI_BATCH;

/** xAI's hosts and endpoints, by its API reference. */
final class XaiEndpoints {
  static final EndpointTable TABLE = table();

  private XaiEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("x_ai").alias("xai").hosts("api.x.ai", "*.api.x.ai");
    OpenAiCompatible.text(table, "/v1", OPENAI);
    OpenAiCompatible.responses(table, "/v1");
    OpenAiCompatible.images(table, "/v1");
    OpenAiCompatible.realtime(table, "/v1");
    return table
        .free("GET", "/v1/chat/deferred-completion/*", "retrieval", OPENAI)
        .billed("POST", "/v1/messages", "chat", ANTHROPIC)
        .free("POST", "/v1/tokenize-text", "count_tokens", ERRORS_ONLY)
        .billed("POST", "/v1/videos/generations", "video", OPENAI)
        .billed("POST", "/v1/videos/edits", "video", OPENAI)
        .free("GET", "/v1/videos/*", "video_result", OPENAI)
        .billed("POST", "/v1/stt", "audio_transcription", OPENAI)
        .billed("POST", "/v1/tts", "audio_speech", OPENAI)
        .free("POST", "/v1/batches", "batch_submit", ERRORS_ONLY)
        .free("GET", "/v1/batches/*", "batch_status", ERRORS_ONLY)
        .free("POST", "/v1/batches/*/requests", "management", ERRORS_ONLY)
        .free("GET", "/v1/batches/*/results", "batch_result", XAI_BATCH);
  }
}
