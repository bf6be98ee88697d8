package io.aimeter.organisation;

/** The models the organisation calls, as requests and responses name them. */
enum Model {
  GPT_4O("openai", "api.openai.com", "gpt-4o", "gpt-4o-2024-08-06", Size.LARGE),
  GPT_5_1("openai", "api.openai.com", "gpt-5.1", "gpt-5.1-2025-11-13", Size.LARGE),
  GPT_5_4("openai", "api.openai.com", "gpt-5.4", "gpt-5.4", Size.LARGE),
  GPT_5_4_MINI("openai", "api.openai.com", "gpt-5.4-mini", "gpt-5.4-mini", Size.SMALL),
  GPT_5_MINI("openai", "api.openai.com", "gpt-5-mini", "gpt-5-mini-2025-08-07", Size.SMALL),
  GPT_5_6_SOL("openai", "api.openai.com", "gpt-5.6-sol", "gpt-5.6-sol", Size.LARGE),
  GPT_5_5_PRO("openai", "api.openai.com", "gpt-5.5-pro", "gpt-5.5-pro", Size.LARGE),
  SONNET_4_5(
      "anthropic",
      "api.anthropic.com",
      "claude-sonnet-4-5",
      "claude-sonnet-4-5-20250929",
      Size.LARGE),
  SONNET_4_6("anthropic", "api.anthropic.com", "claude-sonnet-4-6", null, Size.LARGE),
  OPUS_4_6("anthropic", "api.anthropic.com", "claude-opus-4-6", null, Size.LARGE),
  HAIKU_4_5(
      "anthropic",
      "api.anthropic.com",
      "claude-haiku-4-5",
      "claude-haiku-4-5-20251001",
      Size.SMALL),
  GEMINI_PRO(
      "gcp.gemini",
      "generativelanguage.googleapis.com",
      "gemini-3.1-pro-preview",
      "gemini-3.1-pro-preview",
      Size.LARGE),
  GEMINI_LITE(
      "gcp.gemini",
      "generativelanguage.googleapis.com",
      "gemini-3.1-flash-lite",
      "gemini-3.1-flash-lite",
      Size.SMALL),
  BEDROCK_SONNET(
      "aws.bedrock",
      "bedrock-runtime.us-east-1.amazonaws.com",
      "us.anthropic.claude-sonnet-4-6",
      null,
      Size.LARGE),
  NOVA_LITE(
      "aws.bedrock",
      "bedrock-runtime.us-east-1.amazonaws.com",
      "amazon.nova-lite-v1:0",
      null,
      Size.SMALL),
  AZURE_GPT_5_4("azure.ai.openai", "acme.openai.azure.com", "gpt-5.4", "gpt-5.4", Size.LARGE),
  MISTRAL_SMALL(
      "mistral_ai", "api.mistral.ai", "mistral-small-latest", "mistral-small-latest", Size.SMALL),
  EMBEDDING_SMALL(
      "openai",
      "api.openai.com",
      "text-embedding-3-small",
      "text-embedding-3-small",
      Size.EMBEDDING),
  EMBEDDING_LARGE(
      "openai",
      "api.openai.com",
      "text-embedding-3-large",
      "text-embedding-3-large",
      Size.EMBEDDING),
  /** Served in the house: no price book knows it. */
  IN_HOUSE("vllm", "llm.acme.internal", "acme/support-8b", "acme/support-8b", Size.IN_HOUSE);

  /** What a model is for. */
  enum Size {
    LARGE,
    SMALL,
    EMBEDDING,
    IN_HOUSE
  }

  private final String provider;
  private final String server;
  private final String asked;
  private final String served;
  private final Size size;

  Model(String provider, String server, String asked, String served, Size size) {
    this.provider = provider;
    this.server = server;
    this.asked = asked;
    this.served = served == null ? asked : served;
    this.size = size;
  }

  String provider() {
    return provider;
  }

  String server() {
    return server;
  }

  /** The name in the request. */
  String asked() {
    return asked;
  }

  /** The name in the response. */
  String served() {
    return served;
  }

  Size size() {
    return size;
  }

  boolean isEmbedding() {
    return size == Size.EMBEDDING;
  }
}
