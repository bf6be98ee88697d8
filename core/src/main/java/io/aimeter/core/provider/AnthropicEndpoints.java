package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.ANTHROPIC_BATCH_LINES;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/** Anthropic's host and endpoints, by its API reference. */
final class AnthropicEndpoints {
  static final EndpointTable TABLE =
      new EndpointTable("anthropic")
          .hosts("api.anthropic.com")
          .hosts("aws-external-anthropic.*.api.aws")
          .billed("POST", "/v1/messages", "chat", "chat", ANTHROPIC)
          .free("POST", "/v1/messages/count_tokens", "count_tokens", TOKEN_COUNT)
          .free("POST", "/v1/messages/batches", "batch_submit", ANTHROPIC)
          .free("GET", "/v1/messages/batches/*", "batch_status", ANTHROPIC)
          .free("POST", "/v1/messages/batches/*/cancel", "batch_status", ANTHROPIC)
          .free("GET", "/v1/messages/batches/*/results", "batch_result", ANTHROPIC_BATCH_LINES)
          // Results of batches made through the OpenAI-compatible surface are files.
          .free("GET", "/v1/files/*/content", "batch_result", ANTHROPIC_BATCH_LINES)
          .billed("POST", "/v1/complete", "text_completion", "text_completion", ANTHROPIC)
          .billed("POST", "/v1/chat/completions", "chat", "chat", OPENAI);

  private AnthropicEndpoints() {}
}
