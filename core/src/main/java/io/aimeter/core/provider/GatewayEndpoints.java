package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.BEDROCK_CONVERSE;
import static io.aimeter.core.provider.BodyShape.BEDROCK_INVOKE;
import static io.aimeter.core.provider.BodyShape.COHERE;
import static io.aimeter.core.provider.BodyShape.DETECTED;
import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.GEMINI;
import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/**
 * Hosts that may speak any provider's protocol below any prefix: gateways, self-hosted servers, and
 * whatever the user calls {@code auto}. The end of the path tells which; where it tells nothing,
 * the response is looked at.
 */
final class GatewayEndpoints {
  /** What {@code ai.hosts} names {@code auto}. */
  static final EndpointTable AUTO = all(new EndpointTable("auto"));

  static final EndpointTable PORTKEY = all(new EndpointTable("portkey").gateways("api.portkey.ai"));

  static final EndpointTable PYDANTIC =
      all(
          new EndpointTable("pydantic")
              .gateways("gateway.pydantic.dev", "gateway-us.pydantic.dev")
              .gateways("gateway-eu.pydantic.dev"));

  private GatewayEndpoints() {}

  private static EndpointTable all(EndpointTable table) {
    OpenAiEndpoints.rows(table, "/v1");
    return table
        .billed("POST", "/v1/rerank", "rerank", DETECTED)
        .billed("POST", "/v1/prompts/*/completions", "chat", OPENAI)
        .billed("POST", "/v1/messages", "chat", ANTHROPIC)
        .free("POST", "/v1/messages/count_tokens", "count_tokens", TOKEN_COUNT)
        .billed("POST", "/v2/rerank", "rerank", COHERE)
        .billed("POST", "/v2/embed", "embeddings", "embedding", COHERE)
        .billed("POST", "/api/chat", "chat", LOOSE_COUNTS)
        .billed("POST", "/api/generate", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/api/embed", "embeddings", "embedding", LOOSE_COUNTS)
        .billed("POST", "/api/embeddings", "embeddings", "embedding", LOOSE_COUNTS)
        .billed("POST", "/generate", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/completion", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/generate_stream", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/*/models/{model}:generateContent", "generate_content", "chat", GEMINI)
        .billed(
            "POST", "/*/models/{model}:streamGenerateContent", "generate_content", "chat", GEMINI)
        .free("POST", "/*/models/{model}:countTokens", "count_tokens", GEMINI)
        .billed("POST", "/model/{model}/converse", "chat", BEDROCK_CONVERSE)
        .billed("POST", "/model/{model}/converse-stream", "chat", BEDROCK_CONVERSE)
        .billed("POST", "/model/{model}/invoke", "chat", BEDROCK_INVOKE)
        .billed("POST", "/model/{model}/invoke-with-response-stream", "chat", BEDROCK_INVOKE)
        .free("POST", "/tokenize", "count_tokens", ERRORS_ONLY)
        .otherwise(DETECTED);
  }
}
