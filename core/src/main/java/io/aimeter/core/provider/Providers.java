package io.aimeter.core.provider;

import java.util.List;
import java.util.TreeSet;

/** All providers, a line each. */
final class Providers {
  static final List<EndpointTable> ALL =
      List.of(
          OpenAiEndpoints.TABLE,
          AnthropicEndpoints.TABLE,
          AzureEndpoints.TABLE,
          FoundryEndpoints.TABLE,
          BedrockEndpoints.TABLE,
          GeminiEndpoints.TABLE,
          VertexEndpoints.TABLE,
          MistralEndpoints.TABLE,
          CohereEndpoints.TABLE,
          GroqEndpoints.TABLE,
          DeepSeekEndpoints.TABLE,
          XaiEndpoints.TABLE,
          TogetherEndpoints.TABLE,
          FireworksEndpoints.TABLE,
          HuggingFaceEndpoints.TABLE,
          OpenRouterEndpoints.TABLE,
          PerplexityEndpoints.TABLE,
          VoyageEndpoints.TABLE,
          OllamaEndpoints.TABLE,
          WatsonxEndpoints.TABLE,
          VercelEndpoints.TABLE,
          WriterEndpoints.TABLE,
          ReplicateEndpoints.TABLE,
          Ai21Endpoints.TABLE,
          AlephAlphaEndpoints.TABLE,
          ThinProviders.CEREBRAS,
          ThinProviders.CRUSOE,
          ThinProviders.AVIAN,
          ThinProviders.ZAI,
          ThinProviders.NVIDIA,
          ThinProviders.SNOWFLAKE,
          ThinProviders.DATABRICKS,
          GatewayEndpoints.PORTKEY,
          GatewayEndpoints.PYDANTIC,
          GatewayEndpoints.AUTO);

  private Providers() {}

  /** The provider of a name or an alias, or null. */
  static EndpointTable named(String name) {
    for (EndpointTable table : ALL) {
      if (table.provider().equals(name) || table.aliases().contains(name)) {
        return table;
      }
    }
    return null;
  }

  /** The names for messages, in order. */
  static Iterable<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (EndpointTable table : ALL) {
      names.add(table.aliases().isEmpty() ? table.provider() : table.aliases().get(0));
    }
    return names;
  }
}
