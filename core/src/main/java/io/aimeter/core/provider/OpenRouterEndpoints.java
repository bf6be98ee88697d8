package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.OPENAI_IMAGES;

/** OpenRouter's host and endpoints, by its API reference. */
final class OpenRouterEndpoints {
  static final EndpointTable TABLE = table();

  private OpenRouterEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("openrouter").hosts("openrouter.ai");
    OpenAiCompatible.text(table, "/api/v1", OPENAI);
    OpenAiCompatible.responses(table, "/api/v1");
    OpenAiCompatible.audio(table, "/api/v1");
    return table
        .billed("POST", "/api/v1/messages", "chat", ANTHROPIC)
        .billed("POST", "/api/v1/images", "image", OPENAI_IMAGES)
        .billed("POST", "/api/v1/images/generations", "image", OPENAI_IMAGES)
        .billed("POST", "/api/v1/rerank", "rerank", OPENAI)
        .billed("POST", "/api/v1/videos", "video", OPENAI)
        .free("GET", "/api/v1/videos/*", "video_result", OPENAI)
        .free("GET", "/api/v1/generation", "retrieval", ERRORS_ONLY);
  }
}
