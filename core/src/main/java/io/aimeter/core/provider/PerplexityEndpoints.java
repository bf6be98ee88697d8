package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.PERPLEXITY;

/** Perplexity's host and endpoints, by its API reference. */
final class PerplexityEndpoints {
  static final EndpointTable TABLE = table();

  private PerplexityEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("perplexity").hosts("api.perplexity.ai");
    OpenAiCompatible.responses(table, "/v1");
    return table
        .billed("POST", "/chat/completions", "chat", PERPLEXITY)
        .billed("POST", "/v1/chat/completions", "chat", PERPLEXITY)
        .billed("POST", "/v1/sonar", "chat", PERPLEXITY)
        .free("POST", "/async/chat/completions", "batch_submit", PERPLEXITY)
        .free("GET", "/async/chat/completions/*", "retrieval", PERPLEXITY)
        .free("POST", "/v1/async/sonar", "batch_submit", PERPLEXITY)
        .free("GET", "/v1/async/sonar/*", "retrieval", PERPLEXITY)
        .billed("POST", "/search", "search", PERPLEXITY)
        .billed("POST", "/v1/embeddings", "embeddings", "embedding", PERPLEXITY)
        .billed("POST", "/v1/contextualizedembeddings", "embeddings", "embedding", PERPLEXITY);
  }
}
