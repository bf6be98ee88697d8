package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.DOWNLOAD;
import static io.aimeter.core.provider.BodyShape.OPENAI;

/** OpenAI's hosts and endpoints, by its API reference. */
final class OpenAiEndpoints {
  static final EndpointTable TABLE = table();

  private OpenAiEndpoints() {}

  private static EndpointTable table() {
    // The regional hosts serve the same paths; the price book knows their surcharge by host.
    EndpointTable table =
        new EndpointTable("openai")
            .hosts("api.openai.com", "us.api.openai.com", "eu.api.openai.com")
            .hosts("ae.api.openai.com", "au.api.openai.com", "in.api.openai.com")
            .hosts("jp.api.openai.com")
            .usageOption(UsageOption.OPENAI);
    return rows(table, "/v1");
  }

  /** Everything below a base path; Azure has the same. */
  static EndpointTable rows(EndpointTable table, String base) {
    OpenAiCompatible.text(table, base, OPENAI);
    OpenAiCompatible.responses(table, base);
    OpenAiCompatible.images(table, base);
    OpenAiCompatible.audio(table, base);
    OpenAiCompatible.batches(table, base);
    OpenAiCompatible.assistants(table, base);
    OpenAiCompatible.realtime(table, base);
    OpenAiCompatible.realtimeSetup(table, base);
    return table
        .billed("GET", base + "/responses", "chat", OPENAI) // a WebSocket
        .free("GET", base + "/chat/completions/*", "retrieval", OPENAI)
        .free("POST", base + "/moderations", "moderation", OPENAI)
        .billed("POST", base + "/videos", "video", OPENAI)
        .billed("POST", base + "/videos/*/remix", "video", OPENAI)
        .free("GET", base + "/videos/*", "video_result", OPENAI)
        .free("GET", base + "/videos/*/content", "video_result", DOWNLOAD);
  }
}
