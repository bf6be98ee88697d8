package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/**
 * Providers that have OpenAI's text endpoints and nothing else of their own: a host and a base path
 * each, by their API references.
 */
final class ThinProviders {
  static final EndpointTable CEREBRAS =
      text(new EndpointTable("cerebras").hosts("api.cerebras.ai"), "/v1");

  static final EndpointTable CRUSOE =
      text(new EndpointTable("crusoe").hosts("api.inference.crusoecloud.com"), "/v1");

  static final EndpointTable AVIAN = text(new EndpointTable("avian").hosts("api.avian.io"), "/v1");

  /** The coding plan has a base path of its own. */
  static final EndpointTable ZAI =
      text(
          text(new EndpointTable("zai").hosts("api.z.ai", "open.bigmodel.cn"), "/api/paas/v4"),
          "/api/coding/paas/v4");

  static final EndpointTable NVIDIA =
      text(new EndpointTable("nvidia").alias("nim").hosts("integrate.api.nvidia.com"), "/v1")
          .billed("POST", "/v1/ranking", "rerank", OPENAI);

  /** Snowflake's host answers SQL as well. */
  static final EndpointTable SNOWFLAKE =
      text(
              new EndpointTable("snowflake").sharedHosts("*.snowflakecomputing.com"),
              "/api/v2/cortex/v1")
          .billed("POST", "/api/v2/cortex/inference:complete", "chat", OPENAI);

  /** So does Databricks'. */
  static final EndpointTable DATABRICKS =
      new EndpointTable("databricks")
          .sharedHosts("*.cloud.databricks.com", "*.azuredatabricks.net", "*.gcp.databricks.com")
          .billed("POST", "/serving-endpoints/{model}/invocations", "chat", OPENAI)
          .billed("POST", "/serving-endpoints/chat/completions", "chat", OPENAI)
          .billed("POST", "/serving-endpoints/embeddings", "embeddings", "embedding", OPENAI);

  private ThinProviders() {}

  private static EndpointTable text(EndpointTable table, String base) {
    return OpenAiCompatible.text(table, base, OPENAI);
  }
}
