package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.BEDROCK_AGENT;
import static io.aimeter.core.provider.BodyShape.BEDROCK_CONVERSE;
import static io.aimeter.core.provider.BodyShape.BEDROCK_COUNT;
import static io.aimeter.core.provider.BodyShape.BEDROCK_INVOKE;
import static io.aimeter.core.provider.BodyShape.ERRORS_ONLY;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/**
 * Amazon Bedrock: its runtime, its agents, and the surfaces in other providers' forms, by AWS's API
 * references. The hosts serve different paths, so one table does for all.
 */
final class BedrockEndpoints {
  static final EndpointTable TABLE =
      new EndpointTable("aws.bedrock")
          .alias("bedrock")
          .hosts(
              "bedrock-runtime.*.amazonaws.com",
              "bedrock-runtime-fips.*.amazonaws.com",
              "bedrock-runtime.*.amazonaws.com.cn",
              "*.bedrock-runtime.*.vpce.amazonaws.com",
              "bedrock-agent-runtime.*.amazonaws.com",
              "bedrock-mantle.*.api.aws")
          .billed("POST", "/model/{model}/converse", "chat", BEDROCK_CONVERSE)
          .billed("POST", "/model/{model}/converse-stream", "chat", BEDROCK_CONVERSE)
          .billed("POST", "/model/{model}/invoke", "chat", BEDROCK_INVOKE)
          .billed("POST", "/model/{model~embed}/invoke", "embeddings", "embedding", BEDROCK_INVOKE)
          .billed("POST", "/model/{model~rerank}/invoke", "rerank", BEDROCK_INVOKE)
          .billed("POST", "/model/{model~image}/invoke", "image", BEDROCK_INVOKE)
          .billed("POST", "/model/{model~canvas}/invoke", "image", BEDROCK_INVOKE)
          .billed("POST", "/model/{model~stability.}/invoke", "image", BEDROCK_INVOKE)
          .billed("POST", "/model/{model}/invoke-with-response-stream", "chat", BEDROCK_INVOKE)
          .free("POST", "/model/{model}/count-tokens", "count_tokens", BEDROCK_COUNT)
          .billed("POST", "/async-invoke", "video", ERRORS_ONLY)
          .free("GET", "/async-invoke/*", "retrieval", ERRORS_ONLY)
          .free("POST", "/guardrail/*/version/*/apply", "guardrail", ERRORS_ONLY)
          .billed("POST", "/agents/*/agentAliases/*/sessions/*/text", "agent", BEDROCK_AGENT)
          .billed("POST", "/retrieveAndGenerate", "agent", BEDROCK_AGENT)
          .billed("POST", "/retrieveAndGenerateStream", "agent", BEDROCK_AGENT)
          .billed("POST", "/rerank", "rerank", ERRORS_ONLY)
          .billed("POST", "/v1/chat/completions", "chat", OPENAI)
          .billed("POST", "/v1/responses", "chat", OPENAI)
          .free("GET", "/v1/responses/*", "retrieval", OPENAI)
          .billed("POST", "/openai/v1/chat/completions", "chat", OPENAI)
          .billed("POST", "/openai/v1/responses", "chat", OPENAI)
          .free("GET", "/openai/v1/responses/*", "retrieval", OPENAI)
          .billed("POST", "/anthropic/v1/messages", "chat", ANTHROPIC)
          .free("POST", "/anthropic/v1/messages/count_tokens", "count_tokens", TOKEN_COUNT);

  private BedrockEndpoints() {}
}
