package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.VERCEL;

/** Vercel's AI gateway, by its documentation. */
final class VercelEndpoints {
  static final EndpointTable TABLE = table();

  private VercelEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("vercel").alias("vercel_ai_gateway").hosts("ai-gateway.vercel.sh");
    OpenAiCompatible.text(table, "/v1", VERCEL);
    OpenAiCompatible.responses(table, "/v1");
    OpenAiCompatible.images(table, "/v1");
    return table
        .billed("POST", "/v1/messages", "chat", ANTHROPIC)
        .billed("POST", "/v1/ai/language-model", "chat", VERCEL)
        .billed("POST", "/v1/ai/embedding-model", "embeddings", "embedding", VERCEL)
        .billed("POST", "/v1/ai/image-model", "image", VERCEL);
  }
}
