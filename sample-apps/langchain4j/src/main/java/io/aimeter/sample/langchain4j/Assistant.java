package io.aimeter.sample.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;

/**
 * Answers a question at once and another as a stream. Environment: OPENAI_API_KEY, and
 * OPENAI_BASE_URL to call something else than OpenAI. The only argument is the number of rounds, 1
 * by default.
 */
public final class Assistant {
  private Assistant() {}

  /** Makes the calls. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    String key = System.getenv("OPENAI_API_KEY");
    String baseUrl = System.getenv("OPENAI_BASE_URL");
    if (key == null && baseUrl == null) {
      System.err.println("Set OPENAI_API_KEY; or run ./aimeter demo, which needs no key.");
      System.exit(2);
    }
    OpenAiChatModel chat =
        OpenAiChatModel.builder()
            .baseUrl(baseUrl == null ? "https://api.openai.com/v1" : baseUrl)
            .apiKey(key == null ? "no-key-needed" : key)
            .modelName("gpt-4.1")
            .build();
    OpenAiStreamingChatModel streaming =
        OpenAiStreamingChatModel.builder()
            .baseUrl(baseUrl == null ? "https://api.openai.com/v1" : baseUrl)
            .apiKey(key == null ? "no-key-needed" : key)
            .modelName("gpt-4.1-mini")
            .build();
    for (int i = 0; i < rounds; i++) {
      String answer = chat.chat("Which of our plans suits a team of five?");
      System.out.println("chat: " + answer.length() + " characters");
      String streamed = stream(streaming, "Write a friendly reply to a late delivery.");
      System.out.println("streamed chat: " + streamed.length() + " characters");
    }
  }

  private static String stream(OpenAiStreamingChatModel model, String question) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    model.chat(
        question,
        new StreamingChatResponseHandler() {
          @Override
          public void onCompleteResponse(ChatResponse response) {
            answer.complete(response.aiMessage().text());
          }

          @Override
          public void onError(Throwable error) {
            answer.completeExceptionally(error);
          }
        });
    return answer.join();
  }
}
