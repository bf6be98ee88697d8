package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Fireworks' host and endpoints, by its API reference. */
final class FireworksEndpoints {
  static final EndpointTable TABLE = table();

  private FireworksEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("fireworks").hosts("api.fireworks.ai");
    OpenAiCompatible.text(table, "/inference/v1", OPENAI);
    OpenAiCompatible.responses(table, "/inference/v1");
    OpenAiCompatible.audio(table, "/inference/v1");
    return table
        .billed("POST", "/inference/v1/messages", "chat", ANTHROPIC)
        .billed("POST", "/inference/v1/rerank", "rerank", OPENAI);
  }
}
