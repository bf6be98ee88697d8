package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** DeepSeek's host and endpoints, by its API reference: each with a version and without. */
final class DeepSeekEndpoints {
  static final EndpointTable TABLE = table();

  private DeepSeekEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("deepseek").hosts("api.deepseek.com");
    OpenAiCompatible.text(table, "", OPENAI);
    OpenAiCompatible.text(table, "/v1", OPENAI);
    OpenAiCompatible.text(table, "/beta", OPENAI);
    OpenAiCompatible.responses(table, "");
    OpenAiCompatible.responses(table, "/v1");
    return table.billed("POST", "/anthropic/v1/messages", "chat", ANTHROPIC);
  }
}
