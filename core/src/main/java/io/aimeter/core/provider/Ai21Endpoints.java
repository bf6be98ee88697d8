package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** AI21's host and endpoints, by its API reference. */
final class Ai21Endpoints {
  static final EndpointTable TABLE = table();

  private Ai21Endpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("ai21")
        .hosts("api.ai21.com")
        .billed("POST", "/studio/v1/chat/completions", "chat", OPENAI)
        .billed("POST", "/studio/v1/maestro/runs", "invoke_agent", "chat", OPENAI);
  }
}
