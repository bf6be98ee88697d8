package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Groq's host and endpoints, by its API reference. */
final class GroqEndpoints {
  static final EndpointTable TABLE = table();

  private GroqEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table = new EndpointTable("groq").hosts("api.groq.com");
    OpenAiCompatible.text(table, "/openai/v1", OPENAI);
    OpenAiCompatible.responses(table, "/openai/v1");
    OpenAiCompatible.audio(table, "/openai/v1");
    return OpenAiCompatible.batches(table, "/openai/v1");
  }
}
