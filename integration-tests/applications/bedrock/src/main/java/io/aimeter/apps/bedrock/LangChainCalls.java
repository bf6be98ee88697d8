package io.aimeter.apps.bedrock;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** By LangChain4j, on the SDK's clients. */
final class LangChainCalls {
  private LangChainCalls() {}

  static void make(BedrockRuntimeClient sync, BedrockRuntimeAsyncClient async) {
    BedrockChatModel plain =
        BedrockChatModel.builder().client(sync).modelId(Requests.CLAUDE).build();
    System.out.println(plain.chat("plain secretprompt [[out=41 cached=5]]").length());
    BedrockStreamingChatModel streaming =
        BedrockStreamingChatModel.builder().client(async).modelId(Requests.CLAUDE).build();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    streaming.chat(
        "streamed secretprompt [[out=23 chunks=11]]",
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String piece) {}

          @Override
          public void onCompleteResponse(ChatResponse response) {
            answer.complete(response.aiMessage().text().length());
          }

          @Override
          public void onError(Throwable error) {
            answer.completeExceptionally(error);
          }
        });
    System.out.println(answer.join());
  }
}
