package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Aleph Alpha's host and endpoints, by its API reference. */
final class AlephAlphaEndpoints {
  static final EndpointTable TABLE = table();

  private AlephAlphaEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("aleph_alpha")
        .hosts("api.aleph-alpha.com", "inference-api.pharia.aleph-alpha.com")
        .billed("POST", "/complete", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/evaluate", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/embed", "embeddings", "embedding", LOOSE_COUNTS)
        .billed("POST", "/semantic_embed", "embeddings", "embedding", LOOSE_COUNTS)
        .billed("POST", "/batch_semantic_embed", "embeddings", "embedding", LOOSE_COUNTS)
        .free("POST", "/tokenize", "count_tokens", ERRORS_ONLY)
        .free("POST", "/detokenize", "count_tokens", ERRORS_ONLY)
        .billed("POST", "/chat/completions", "chat", OPENAI);
  }
}
