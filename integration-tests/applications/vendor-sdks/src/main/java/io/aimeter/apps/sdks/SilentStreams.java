package io.aimeter.apps.sdks;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Streams chats through OpenAI's SDK, synchronous and not, without asking for their usage.
 * Argument: the base URL. Prints every chunk it received.
 */
public final class SilentStreams {
  private SilentStreams() {}

  /** The program. */
  public static void main(String[] args) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder().apiKey("sk-secret-7301").baseUrl(args[0]).build();
    streamed(client, "streamed secretprompt [[cached=7 out=21 chunks=9 split=3]]");
    streamed(client, "compressed secretprompt [[gzip=1 out=22 chunks=20]]");
    streamed(client, "limited secretprompt [[status=429 once=silent out=23]]");
    streamed(client, "refused secretprompt [[status=400]]");
    async(client, "async secretprompt [[out=24 reasoning=4 split=5]]");
    System.out.println(client.chat().completions().create(chat("plain secretprompt")));
    client.close();
    System.exit(0); // the SDK's pools would keep the JVM for a minute
  }

  private static void streamed(OpenAIClient client, String text) {
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(chat(text))) {
      stream.stream().forEach(System.out::println);
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  private static void async(OpenAIClient client, String text) {
    List<ChatCompletionChunk> chunks = new ArrayList<>();
    try {
      client
          .async()
          .chat()
          .completions()
          .createStreaming(chat(text))
          .subscribe(chunks::add)
          .onCompleteFuture()
          .join();
    } catch (CompletionException e) {
      System.out.println(e);
    }
    chunks.forEach(System.out::println);
  }

  private static ChatCompletionCreateParams chat(String text) {
    return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(text).build();
  }
}
