package io.aimeter.cli.prices;

import java.util.List;
import java.util.Map;

/** LiteLLM's names of providers, a row each, and how its map spells their models. */
final class LiteLlmProviders {
  /**
   * A provider.
   *
   * @param provider as records name it
   * @param prefix what LiteLLM puts before the model's own name, and leaves away at times
   */
  record Provider(String provider, String prefix) {
    /**
     * The model's own name; null where the key stands for something else, such as the price of one
     * region.
     */
    String model(String key) {
      String name = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
      boolean ofARegion = REGIONAL.contains(provider) && name.indexOf('/') >= 0;
      return ofARegion || name.isEmpty() ? null : name;
    }
  }

  /** Where a slash in the rest of the key says a region, a size or a term of commitment. */
  private static final List<String> REGIONAL = List.of("aws.bedrock", "azure.ai.openai", "openai");

  private static final Map<String, Provider> ROWS =
      Map.ofEntries(
          row("ai21", "ai21", ""),
          row("anthropic", "anthropic", ""),
          row("azure", "azure.ai.openai", "azure/"),
          row("azure_ai", "azure.ai.inference", "azure_ai/"),
          row("bedrock", "aws.bedrock", ""),
          row("bedrock_converse", "aws.bedrock", ""),
          row("bedrock_mantle", "aws.bedrock", "bedrock_mantle/"),
          row("cerebras", "cerebras", "cerebras/"),
          row("cohere", "cohere", ""),
          row("cohere_chat", "cohere", ""),
          row("crusoe", "crusoe", "crusoe/"),
          row("databricks", "databricks", "databricks/"),
          row("deepseek", "deepseek", "deepseek/"),
          row("fireworks_ai", "fireworks", "fireworks_ai/"),
          row("fireworks_ai-embedding-models", "fireworks", "fireworks_ai/"),
          row("gemini", "gcp.gemini", "gemini/"),
          row("groq", "groq", "groq/"),
          row("mistral", "mistral_ai", "mistral/"),
          row("nvidia_nim", "nvidia", "nvidia_nim/"),
          row("openai", "openai", ""),
          row("openrouter", "openrouter", "openrouter/"),
          row("perplexity", "perplexity", "perplexity/"),
          row("replicate", "replicate", "replicate/"),
          row("snowflake", "snowflake", "snowflake/"),
          row("text-completion-openai", "openai", ""),
          row("together_ai", "together", "together_ai/"),
          row("vercel_ai_gateway", "vercel", "vercel_ai_gateway/"),
          row("voyage", "voyage", "voyage/"),
          row("watsonx", "ibm.watsonx.ai", "watsonx/"),
          row("xai", "x_ai", "xai/"),
          row("zai", "zai", "zai/"));

  private static final Provider VERTEX = new Provider("gcp.vertex_ai", "vertex_ai/");

  private LiteLlmProviders() {}

  private static Map.Entry<String, Provider> row(String theirs, String ours, String prefix) {
    return Map.entry(theirs, new Provider(ours, prefix));
  }

  /** The provider LiteLLM calls by this name, or null where aimeter knows none. */
  static Provider of(String theirs) {
    return theirs.startsWith("vertex_ai") ? VERTEX : ROWS.get(theirs);
  }
}
