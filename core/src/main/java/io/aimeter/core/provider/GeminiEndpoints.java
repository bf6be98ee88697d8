package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.GEMINI;
import static io.aimeter.core.provider.BodyShape.GEMINI_BATCH;
import static io.aimeter.core.provider.BodyShape.GEMINI_COMPATIBLE;
import static io.aimeter.core.provider.BodyShape.GEMINI_INTERACTIONS;
import static io.aimeter.core.provider.BodyShape.GEMINI_PREDICT;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.OPENAI_IMAGES;

/** The Gemini API of Google AI, by its REST reference; the first segment is the version. */
final class GeminiEndpoints {
  static final EndpointTable TABLE =
      new EndpointTable("gcp.gemini")
          .alias("gemini", "google")
          .hosts("generativelanguage.googleapis.com")
          .billed("POST", "/*/models/{model}:generateContent", "generate_content", "chat", GEMINI)
          .billed(
              "POST", "/*/models/{model}:streamGenerateContent", "generate_content", "chat", GEMINI)
          .billed(
              "POST", "/*/tunedModels/{model}:generateContent", "generate_content", "chat", GEMINI)
          .billed(
              "POST",
              "/*/tunedModels/{model}:streamGenerateContent",
              "generate_content",
              "chat",
              GEMINI)
          .free("POST", "/*/models/{model}:countTokens", "count_tokens", GEMINI)
          .billed("POST", "/*/models/{model}:embedContent", "embeddings", "embedding", GEMINI)
          .billed("POST", "/*/models/{model}:batchEmbedContents", "embeddings", "embedding", GEMINI)
          .free("POST", "/*/models/{model}:batchGenerateContent", "batch_submit", GEMINI)
          .free("POST", "/*/models/{model}:asyncBatchEmbedContent", "batch_submit", GEMINI)
          .free("GET", "/*/batches/*", "batch_result", GEMINI_BATCH)
          .billed("POST", "/*/models/{model}:predict", "image", GEMINI_PREDICT)
          .billed("POST", "/*/models/{model}:predictLongRunning", "video", GEMINI_PREDICT)
          .free("POST", "/*/cachedContents", "cache_admin", GEMINI)
          .free("GET", "/*/cachedContents", "cache_admin", GEMINI)
          .free("GET", "/*/cachedContents/*", "cache_admin", GEMINI)
          .free("PATCH", "/*/cachedContents/*", "cache_admin", GEMINI)
          .free("DELETE", "/*/cachedContents/*", "cache_admin", GEMINI)
          .billed("GET", "/ws/*", "generate_content", "realtime", GEMINI)
          .billed("POST", "/*/interactions", "chat", GEMINI_INTERACTIONS)
          .free("GET", "/*/interactions/*", "retrieval", GEMINI_INTERACTIONS)
          .billed("POST", "/*/openai/chat/completions", "chat", GEMINI_COMPATIBLE)
          .billed("POST", "/*/openai/embeddings", "embeddings", "embedding", OPENAI)
          .billed("POST", "/*/openai/images/generations", "image", OPENAI_IMAGES);

  private GeminiEndpoints() {}
}
