package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Voyage AI's host and endpoints, by its API reference. */
final class VoyageEndpoints {
  static final EndpointTable TABLE = table();

  private VoyageEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("voyage")
        .hosts("api.voyageai.com", "ai.mongodb.com")
        .billed("POST", "/v1/embeddings", "embeddings", "embedding", OPENAI)
        .billed("POST", "/v1/multimodalembeddings", "embeddings", "embedding", OPENAI)
        .billed("POST", "/v1/contextualizedembeddings", "embeddings", "embedding", OPENAI)
        .billed("POST", "/v1/rerank", "rerank", OPENAI);
  }
}
