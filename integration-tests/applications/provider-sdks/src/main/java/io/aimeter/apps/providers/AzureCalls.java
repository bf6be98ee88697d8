package io.aimeter.apps.providers;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionStreamOptions;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.core.credential.AzureKeyCredential;
import java.util.List;

/** By azure-ai-openai, which rides on Reactor Netty; deployments have the names of models here. */
final class AzureCalls {
  private static final String DEPLOYMENT = "gpt-4o-mini";

  private AzureCalls() {}

  static void make(String endpoint) {
    OpenAIClientBuilder builder =
        new OpenAIClientBuilder()
            .endpoint(endpoint)
            .credential(new AzureKeyCredential("secret-7301"));
    OpenAIClient client = builder.buildClient();
    System.out.println(
        client
            .getChatCompletions(
                DEPLOYMENT, chat("plain secretprompt [[cached=1024 out=353 reasoning=64]]"))
            .getUsage()
            .getTotalTokens());
    System.out.println(
        client
            .getChatCompletionsStream(
                DEPLOYMENT,
                chat("streamed secretprompt [[cached=7 out=21 chunks=30]]"),
                new ChatCompletionStreamOptions().setIncludeUsage(true))
            .stream()
            .count());
    System.out.println(
        client
            .getEmbeddings(
                "text-embedding-3-small", new EmbeddingsOptions(List.of("a secretprompt to embed")))
            .getData()
            .size());
    OpenAIAsyncClient async = builder.buildAsyncClient();
    System.out.println(
        async.getChatCompletions(DEPLOYMENT, chat("async secretprompt")).block().getModel());
    // The SDK tries again by itself: two exchanges, one of them an error.
    System.out.println(
        client
            .getChatCompletions(
                DEPLOYMENT, chat("limited secretprompt [[status=429 once=limited retryafter=0]]"))
            .getModel());
  }

  private static ChatCompletionsOptions chat(String text) {
    return new ChatCompletionsOptions(List.of(new ChatRequestUserMessage(text)));
  }
}
