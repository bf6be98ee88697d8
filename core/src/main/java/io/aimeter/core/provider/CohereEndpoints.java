package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.COHERE;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Cohere's hosts and endpoints, by its API reference. */
final class CohereEndpoints {
  static final EndpointTable TABLE = table();

  private CohereEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("cohere")
        .hosts("api.cohere.com", "api.cohere.ai", "production.api.cohere.com")
        .billed("POST", "/v2/chat", "chat", COHERE)
        .billed("POST", "/v1/chat", "chat", COHERE)
        .billed("POST", "/v1/generate", "text_completion", COHERE)
        .billed("POST", "/v1/summarize", "text_completion", COHERE)
        .billed("POST", "/v2/embed", "embeddings", "embedding", COHERE)
        .billed("POST", "/v1/embed", "embeddings", "embedding", COHERE)
        .free("POST", "/v1/embed-jobs", "batch_submit", COHERE)
        .free("GET", "/v1/embed-jobs/*", "batch_status", COHERE)
        .billed("POST", "/v2/rerank", "rerank", COHERE)
        .billed("POST", "/v1/rerank", "rerank", COHERE)
        .billed("POST", "/v1/classify", "classification", COHERE)
        .billed("POST", "/v2/audio/transcriptions", "audio_transcription", COHERE)
        .free("POST", "/v1/tokenize", "count_tokens", COHERE)
        .free("POST", "/v1/detokenize", "count_tokens", COHERE)
        .billed("POST", "/compatibility/v1/chat/completions", "chat", OPENAI)
        .billed("POST", "/compatibility/v1/embeddings", "embeddings", "embedding", OPENAI);
  }
}
