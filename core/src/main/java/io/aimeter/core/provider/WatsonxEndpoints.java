package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** IBM watsonx.ai, by its API reference. */
final class WatsonxEndpoints {
  static final EndpointTable TABLE = table();

  private WatsonxEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("ibm.watsonx.ai")
        .alias("watsonx")
        .hosts("*.ml.cloud.ibm.com")
        .billed("POST", "/ml/v1/text/generation", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/ml/v1/text/generation_stream", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/ml/v1-beta/generation/text", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/ml/v1-beta/generation/text_stream", "text_completion", LOOSE_COUNTS)
        .billed(
            "POST", "/ml/v1/deployments/{model}/text/generation", "text_completion", LOOSE_COUNTS)
        .billed(
            "POST",
            "/ml/v1/deployments/{model}/text/generation_stream",
            "text_completion",
            LOOSE_COUNTS)
        .billed("POST", "/ml/v1/text/chat", "chat", OPENAI)
        .billed("POST", "/ml/v1/text/chat_stream", "chat", OPENAI)
        .billed("POST", "/ml/v1/deployments/{model}/text/chat", "chat", OPENAI)
        .billed("POST", "/ml/v1/deployments/{model}/text/chat_stream", "chat", OPENAI)
        .billed("POST", "/ml/v1/text/embeddings", "embeddings", "embedding", LOOSE_COUNTS)
        .billed("POST", "/ml/v1/text/rerank", "rerank", LOOSE_COUNTS)
        .free("POST", "/ml/v1/text/tokenization", "count_tokens", ERRORS_ONLY);
  }
}
