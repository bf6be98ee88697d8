package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.COHERE;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/**
 * Azure AI Foundry: its model inference surface, Azure OpenAI's and Anthropic's on the same hosts.
 */
final class FoundryEndpoints {
  static final EndpointTable TABLE = table();

  private FoundryEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("azure.ai.inference")
            .alias("azure_foundry", "foundry")
            .hosts("*.services.ai.azure.com", "*.models.ai.azure.com", "*.inference.ai.azure.com");
    AzureEndpoints.rows(table);
    OpenAiCompatible.text(table, "/models", OPENAI);
    OpenAiCompatible.text(table, "/v1", OPENAI);
    OpenAiCompatible.text(table, "", OPENAI);
    return table
        .billed("POST", "/models/images/embeddings", "embeddings", "embedding", OPENAI)
        .billed("POST", "/images/embeddings", "embeddings", "embedding", OPENAI)
        .billed("POST", "/anthropic/v1/messages", "chat", ANTHROPIC)
        .free("POST", "/anthropic/v1/messages/count_tokens", "count_tokens", TOKEN_COUNT)
        .billed("POST", "/providers/cohere/v2/rerank", "rerank", COHERE)
        .billed("POST", "/providers/cohere/v2/embed", "embeddings", "embedding", COHERE)
        .billed("POST", "/providers/mistral/azure/ocr", "ocr", OPENAI);
  }
}
