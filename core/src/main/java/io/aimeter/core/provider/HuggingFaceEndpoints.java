package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Hugging Face's router, its older inference API, and text-generation-inference servers. */
final class HuggingFaceEndpoints {
  static final EndpointTable TABLE = table();

  private HuggingFaceEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("huggingface")
            .gateways("router.huggingface.co", "api-inference.huggingface.co")
            .gateways("*.endpoints.huggingface.cloud");
    OpenAiCompatible.text(table, "/v1", OPENAI);
    OpenAiCompatible.responses(table, "/v1");
    return table
        .billed("POST", "/generate", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/generate_stream", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/models/*/{model}", "text_completion", LOOSE_COUNTS)
        .billed("POST", "/models/{model}", "text_completion", LOOSE_COUNTS);
  }
}
