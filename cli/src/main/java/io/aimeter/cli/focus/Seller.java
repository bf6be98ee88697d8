package io.aimeter.cli.focus;

import java.util.Map;

/**
 * Who sells a provider's models, by the provider's name in records.
 *
 * @param provider {@code ProviderName} and {@code InvoiceIssuerName}
 * @param service {@code ServiceName}
 */
record Seller(String provider, String service) {
  private static final Map<String, Seller> KNOWN =
      Map.ofEntries(
          Map.entry("openai", new Seller("OpenAI", "OpenAI API")),
          Map.entry("anthropic", new Seller("Anthropic", "Claude API")),
          Map.entry("azure.ai.openai", new Seller("Microsoft", "Azure OpenAI")),
          Map.entry("azure.ai.inference", new Seller("Microsoft", "Azure AI Foundry Models")),
          Map.entry("aws.bedrock", new Seller("AWS", "Amazon Bedrock")),
          Map.entry("gcp.gemini", new Seller("Google", "Gemini API")),
          Map.entry("gcp.vertex_ai", new Seller("Google Cloud", "Vertex AI")),
          Map.entry("mistral_ai", new Seller("Mistral AI", "Mistral API")),
          Map.entry("cohere", new Seller("Cohere", "Cohere API")),
          Map.entry("groq", new Seller("Groq", "GroqCloud")),
          Map.entry("deepseek", new Seller("DeepSeek", "DeepSeek API")),
          Map.entry("x_ai", new Seller("xAI", "xAI API")),
          Map.entry("together", new Seller("Together AI", "Together API")),
          Map.entry("fireworks", new Seller("Fireworks AI", "Fireworks API")),
          Map.entry("huggingface", new Seller("Hugging Face", "Inference Providers")),
          Map.entry("openrouter", new Seller("OpenRouter", "OpenRouter API")),
          Map.entry("perplexity", new Seller("Perplexity", "Perplexity API")),
          Map.entry("voyage", new Seller("Voyage AI", "Voyage API")),
          Map.entry("ibm.watsonx.ai", new Seller("IBM", "watsonx.ai")),
          Map.entry("vercel", new Seller("Vercel", "AI Gateway")),
          Map.entry("writer", new Seller("Writer", "Writer API")),
          Map.entry("replicate", new Seller("Replicate", "Replicate API")),
          Map.entry("ai21", new Seller("AI21 Labs", "AI21 API")),
          Map.entry("aleph_alpha", new Seller("Aleph Alpha", "Aleph Alpha API")),
          Map.entry("cerebras", new Seller("Cerebras", "Cerebras Inference")),
          Map.entry("zai", new Seller("Z.ai", "Z.ai API")),
          Map.entry("nvidia", new Seller("NVIDIA", "NVIDIA NIM")),
          Map.entry("snowflake", new Seller("Snowflake", "Snowflake Cortex")),
          Map.entry("databricks", new Seller("Databricks", "Databricks Model Serving")));

  /** The seller; of a provider not known here, one of its own name. */
  static Seller of(String provider) {
    Seller known = KNOWN.get(provider);
    return known != null ? known : new Seller(provider, provider + " API");
  }
}
