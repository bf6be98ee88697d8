package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.ANTHROPIC;
import static io.aimeter.core.provider.BodyShape.GEMINI;
import static io.aimeter.core.provider.BodyShape.GEMINI_COMPATIBLE;
import static io.aimeter.core.provider.BodyShape.GEMINI_PREDICT;
import static io.aimeter.core.provider.BodyShape.OPENAI;
import static io.aimeter.core.provider.BodyShape.TOKEN_COUNT;

/**
 * Vertex AI, by its REST reference. Models belong to a project, or, with an API key, to nobody in
 * particular; those of other publishers answer in their own form.
 */
final class VertexEndpoints {
  private static final String[] OWNERS = {"/*/projects/*/locations/*", "/*"};

  static final EndpointTable TABLE = table();

  private VertexEndpoints() {}

  private static EndpointTable table() {
    EndpointTable table =
        new EndpointTable("gcp.vertex_ai")
            .alias("vertex", "vertex_ai")
            .hosts(
                "aiplatform.googleapis.com",
                "*-aiplatform.googleapis.com",
                "aiplatform.*.rep.googleapis.com");
    for (String owner : OWNERS) {
      google(table, owner + "/publishers/google/models/");
      claude(table, owner + "/publishers/anthropic/models/");
      String others = owner + "/publishers/*/models/";
      table
          .billed("POST", others + "{model}:rawPredict", "chat", OPENAI)
          .billed("POST", others + "{model}:streamRawPredict", "chat", OPENAI);
    }
    String project = OWNERS[0];
    return table
        .billed("GET", "/ws/*/BidiGenerateContent", "generate_content", "realtime", GEMINI)
        // Tuned models are endpoints of the project's, which do not name what they serve.
        .billed(
            "POST", project + "/endpoints/*:generateContent", "generate_content", "chat", GEMINI)
        .billed(
            "POST",
            project + "/endpoints/*:streamGenerateContent",
            "generate_content",
            "chat",
            GEMINI)
        .billed("POST", project + "/endpoints/*:predict", "text_completion", GEMINI_PREDICT)
        .billed("POST", project + "/endpoints/*:rawPredict", "chat", OPENAI)
        .billed("POST", project + "/endpoints/*/chat/completions", "chat", GEMINI_COMPATIBLE)
        .free("POST", project + "/cachedContents", "cache_admin", GEMINI)
        .free("GET", project + "/cachedContents", "cache_admin", GEMINI)
        .free("GET", project + "/cachedContents/*", "cache_admin", GEMINI)
        .free("PATCH", project + "/cachedContents/*", "cache_admin", GEMINI)
        .free("DELETE", project + "/cachedContents/*", "cache_admin", GEMINI)
        .free("POST", project + "/batchPredictionJobs", "batch_submit", GEMINI)
        .free("GET", project + "/batchPredictionJobs/*", "batch_status", GEMINI);
  }

  private static void google(EndpointTable table, String models) {
    table
        .billed("POST", models + "{model}:generateContent", "generate_content", "chat", GEMINI)
        .billed(
            "POST", models + "{model}:streamGenerateContent", "generate_content", "chat", GEMINI)
        .free("POST", models + "{model}:countTokens", "count_tokens", GEMINI)
        .free("POST", models + "{model}:computeTokens", "count_tokens", GEMINI)
        .billed("POST", models + "{model}:embedContent", "embeddings", "embedding", GEMINI)
        .billed("POST", models + "{model}:predict", "text_completion", GEMINI_PREDICT)
        .billed("POST", models + "{model~embed}:predict", "embeddings", "embedding", GEMINI_PREDICT)
        .billed("POST", models + "{model~imagen}:predict", "image", GEMINI_PREDICT)
        .billed("POST", models + "{model}:predictLongRunning", "video", GEMINI_PREDICT)
        .free("POST", models + "{model}:fetchPredictOperation", "retrieval", GEMINI_PREDICT);
  }

  private static void claude(EndpointTable table, String models) {
    table
        .billed("POST", models + "{model}:rawPredict", "chat", ANTHROPIC)
        .billed("POST", models + "{model}:streamRawPredict", "chat", ANTHROPIC)
        .free("POST", models + "count-tokens:rawPredict", "count_tokens", TOKEN_COUNT);
  }
}
