package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Ollama, on this machine and in its cloud, by its API reference. */
final class OllamaEndpoints {
  static final EndpointTable TABLE = table();

  private OllamaEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("ollama")
            .hosts("localhost:11434", "127.0.0.1:11434", "[::1]:11434", "ollama.com")
            .billed("POST", "/api/chat", "chat", LOOSE_COUNTS)
            .billed("POST", "/api/generate", "text_completion", LOOSE_COUNTS)
            .billed("POST", "/api/embed", "embeddings", "embedding", LOOSE_COUNTS)
            .billed("POST", "/api/embeddings", "embeddings", "embedding", LOOSE_COUNTS)
            .billed("POST", "/v1/messages", "chat", ANTHROPIC);
    OpenAiCompatible.responses(table, "/v1");
    return OpenAiCompatible.text(table, "/v1", OPENAI);
  }
}
