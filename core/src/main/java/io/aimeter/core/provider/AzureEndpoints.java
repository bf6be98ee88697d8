package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Azure OpenAI, by its REST reference: models behind the names of deployments. */
final class AzureEndpoints {
  static final EndpointTable TABLE = table();

  private AzureEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("azure.ai.openai")
            .alias("azure", "azure_openai")
            .hosts("*.openai.azure.com", "*.openai.azure.us", "*.openai.azure.cn")
            .sharedHosts("*.cognitiveservices.azure.com")
            .usageOption(UsageOption.AZURE)
            .sharedHosts("*.azure-api.net");
    return rows(table);
  }

  /** The versioned surface, and the one where the path names the deployment. */
  static EndpointTable rows(EndpointTable table) {
    String deployment = "/openai/deployments/{model}";
    OpenAiEndpoints.rows(table, "/openai/v1");
    OpenAiCompatible.text(table, deployment, OPENAI);
    OpenAiCompatible.images(table, deployment);
    OpenAiCompatible.audio(table, deployment);
    OpenAiCompatible.responses(table, "/openai");
    OpenAiCompatible.batches(table, "/openai");
    OpenAiCompatible.assistants(table, "/openai");
    OpenAiCompatible.realtime(table, "/openai");
    OpenAiCompatible.realtime(table, "/voice-live");
    return table.free("POST", "/openai/realtimeapi/sessions", "management", OPENAI);
  }
}
