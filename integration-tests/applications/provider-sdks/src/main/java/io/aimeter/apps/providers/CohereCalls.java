package io.aimeter.apps.providers;

import com.cohere.api.Cohere;
import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.resources.v2.requests.V2ChatStreamRequest;
import com.cohere.api.resources.v2.requests.V2EmbedRequest;
import com.cohere.api.resources.v2.requests.V2RerankRequest;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import com.cohere.api.types.ChatMessageV2;
import com.cohere.api.types.EmbedInputType;
import com.cohere.api.types.EmbeddingType;
import com.cohere.api.types.UserMessageV2;
import com.cohere.api.types.UserMessageV2Content;
import java.util.List;

/** By cohere-java, which rides on OkHttp. */
final class CohereCalls {
  private static final String MODEL = "command-a-03-2025";

  private CohereCalls() {}

  static void make(String baseUrl) {
    Cohere client = Cohere.builder().token("secret-7301").clientName("test").url(baseUrl).build();
    System.out.println(
        client
            .v2()
            .chat(
                V2ChatRequest.builder()
                    .model(MODEL)
                    .messages(message("plain secretprompt [[out=90]]"))
                    .build())
            .getFinishReason());
    int events = 0;
    for (V2ChatStreamResponse ignored :
        client
            .v2()
            .chatStream(
                V2ChatStreamRequest.builder()
                    .model(MODEL)
                    .messages(message("streamed secretprompt [[out=33 chunks=12]]"))
                    .build())) {
      events++;
    }
    System.out.println(events + " events");
    System.out.println(
        client
            .v2()
            .embed(
                V2EmbedRequest.builder()
                    .model("embed-v4.0")
                    .inputType(EmbedInputType.SEARCH_DOCUMENT)
                    .texts(List.of("a secretprompt to embed", "another"))
                    .embeddingTypes(List.of(EmbeddingType.FLOAT))
                    .build())
            .getId());
    System.out.println(
        client
            .v2()
            .rerank(
                V2RerankRequest.builder()
                    .model("rerank-v3.5")
                    .query("which secretprompt")
                    .documents(List.of("one", "two", "three"))
                    .build())
            .getResults()
            .size());
  }

  private static List<ChatMessageV2> message(String text) {
    return List.of(
        ChatMessageV2.user(UserMessageV2.builder().content(UserMessageV2Content.of(text)).build()));
  }
}
