package io.aimeter.apps.sdks;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import org.slf4j.MDC;

/**
 * Calls OpenAI and Anthropic through their own SDKs, plain and streaming, synchronous and not.
 * Arguments: the two base URLs; or OpenAI's alone for {@link SilentStreams}. Prints what it
 * received.
 */
public final class VendorSdks {
  private VendorSdks() {}

  /** The program. */
  public static void main(String[] args) {
    if (args.length == 1) {
      SilentStreams.main(args);
    }
    OpenAIClient openai =
        OpenAIOkHttpClient.builder().apiKey("sk-secret-7301").baseUrl(args[0]).build();
    MDC.put("ai.feature", "openai");
    openai(openai);
    openai.close();
    AnthropicClient anthropic =
        AnthropicOkHttpClient.builder().apiKey("sk-ant-secret-9402").baseUrl(args[1]).build();
    MDC.put("ai.feature", "anthropic");
    anthropic(anthropic);
    anthropic.close();
    System.exit(0); // the SDKs' pools would keep the JVM for a minute
  }

  private static void openai(OpenAIClient client) {
    System.out.println(
        client
            .chat()
            .completions()
            .create(chat("plain secretprompt [[cached=1024 out=353 reasoning=64]]"))
            .usage()
            .orElseThrow()
            .totalTokens());
    ChatCompletionCreateParams streamed =
        chat("streamed secretprompt [[cached=7 out=21]]").toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (com.openai.core.http.StreamResponse<?> stream =
        client.chat().completions().createStreaming(streamed)) {
      System.out.println(stream.stream().count() + " chunks");
    }
    System.out.println(
        client.async().chat().completions().create(chat("async secretprompt")).join().model());
    System.out.println(client.responses().create(response("a response")).model());
    try (com.openai.core.http.StreamResponse<?> stream =
        client.responses().createStreaming(response("a streamed response [[cached=3]]"))) {
      System.out.println(stream.stream().count() + " events");
    }
    System.out.println(
        client
            .embeddings()
            .create(
                EmbeddingCreateParams.builder()
                    .model("text-embedding-3-small")
                    .input("a secretprompt to embed")
                    .build())
            .model());
    // The SDK tries again by itself: two exchanges, one of them an error.
    System.out.println(
        client.chat().completions().create(chat("limited [[status=429 once=limited]]")).model());
  }

  private static ChatCompletionCreateParams chat(String text) {
    return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(text).build();
  }

  private static ResponseCreateParams response(String text) {
    return ResponseCreateParams.builder().model("gpt-4.1-mini").input(text).build();
  }

  private static void anthropic(AnthropicClient client) {
    System.out.println(
        client
            .messages()
            .create(message("plain secretprompt [[cached=2000 write5m=300 write1h=70]]"))
            .usage()
            .outputTokens());
    try (StreamResponse<RawMessageStreamEvent> stream =
        client.messages().createStreaming(message("streamed secretprompt [[write5m=11 out=99]]"))) {
      System.out.println(stream.stream().count() + " events");
    }
    System.out.println(client.async().messages().create(message("async")).join().model());
  }

  private static MessageCreateParams message(String text) {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(500)
        .addUserMessage(text)
        .build();
  }
}
