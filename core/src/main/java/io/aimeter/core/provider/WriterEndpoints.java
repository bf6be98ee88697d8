package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Writer's host and endpoints, by its API reference. */
final class WriterEndpoints {
  static final EndpointTable TABLE = table();

  private WriterEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("writer")
        .hosts("api.writer.com")
        .billed("POST", "/v1/chat", "chat", OPENAI)
        .billed("POST", "/v1/completions", "text_completion", OPENAI)
        .billed("POST", "/v1/applications/*", "invoke_agent", "chat", OPENAI);
  }
}
