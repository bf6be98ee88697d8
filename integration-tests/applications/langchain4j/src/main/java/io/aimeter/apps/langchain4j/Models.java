package io.aimeter.apps.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.util.concurrent.CompletableFuture;

/**
 * Asks each provider a question at once and another as a stream. Arguments: a provider's name and
 * its base URL, and so on. Prints what it received.
 */
public final class Models {
  private static final String KEY = "secret-7301";

  private Models() {}

  /** The program. */
  public static void main(String[] args) {
    for (int i = 0; i < args.length; i += 2) {
      String provider = args[i];
      String baseUrl = args[i + 1];
      ChatModel model = plain(provider, baseUrl);
      System.out.println(
          provider + ' ' + model.chat("plain secretprompt [[out=41]]").length() + " characters");
      System.out.println(
          provider
              + ' '
              + streamed(streaming(provider, baseUrl), "streamed secretprompt [[out=23 chunks=11]]")
              + " characters");
    }
  }

  private static ChatModel plain(String provider, String baseUrl) {
    return switch (provider) {
      case "anthropic" ->
          AnthropicChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("claude-haiku-4-5")
              .build();
      case "gemini" ->
          GoogleAiGeminiChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("gemini-2.5-flash")
              .build();
      case "mistral" ->
          MistralAiChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("mistral-small-latest")
              .build();
      case "ollama" -> OllamaChatModel.builder().baseUrl(baseUrl).modelName("llama3.2").build();
      default -> throw new IllegalArgumentException(provider);
    };
  }

  private static StreamingChatModel streaming(String provider, String baseUrl) {
    return switch (provider) {
      case "anthropic" ->
          AnthropicStreamingChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("claude-haiku-4-5")
              .build();
      case "gemini" ->
          GoogleAiGeminiStreamingChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("gemini-2.5-flash")
              .build();
      case "mistral" ->
          MistralAiStreamingChatModel.builder()
              .baseUrl(baseUrl)
              .apiKey(KEY)
              .modelName("mistral-small-latest")
              .build();
      case "ollama" ->
          OllamaStreamingChatModel.builder().baseUrl(baseUrl).modelName("llama3.2").build();
      default -> throw new IllegalArgumentException(provider);
    };
  }

  private static int streamed(StreamingChatModel model, String question) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    model.chat(
        question,
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
    return answer.join();
  }
}
