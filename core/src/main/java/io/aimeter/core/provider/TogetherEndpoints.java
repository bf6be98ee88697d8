package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.OPENAI;

/** Together AI's hosts and endpoints, by its API reference. */
final class TogetherEndpoints {
  static final EndpointTable TABLE = table();

  private TogetherEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("together").hosts("api.together.xyz", "api.together.ai");
    OpenAiCompatible.text(table, "/v1", OPENAI);
    OpenAiCompatible.images(table, "/v1");
    OpenAiCompatible.audio(table, "/v1");
    OpenAiCompatible.batches(table, "/v1");
    return table
        .billed("POST", "/v1/rerank", "rerank", OPENAI)
        .billed("POST", "/v2/videos", "video", OPENAI)
        .free("GET", "/v2/videos/*", "video_result", OPENAI);
  }
}
