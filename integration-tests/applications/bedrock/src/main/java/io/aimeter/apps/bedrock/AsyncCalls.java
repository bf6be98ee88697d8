package io.aimeter.apps.bedrock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;

/** By the asynchronous client, which alone has streams. */
final class AsyncCalls {
  private AsyncCalls() {}

  static void make(BedrockRuntimeAsyncClient client) {
    System.out.println(
        converse(client, "plain secretprompt [[cached=1024 write5m=30 write1h=5 out=353]]")
            .join()
            .usage()
            .totalTokens());
    System.out.println(
        stream(client, "streamed secretprompt [[cached=7 write1h=4 out=21 chunks=30 split=7]]"));
    System.out.println(
        invokedStream(client, "secretprompt [[cached=5 write5m=6 out=33 chunks=12 split=3]]"));
    System.out.println(
        client
            .invokeModel(
                request ->
                    request.modelId(Requests.TITAN).body(Requests.titan("a secretprompt to embed")))
            .join()
            .body()
            .asUtf8String());
    // The SDK tries again by itself: two exchanges, one of them an error.
    System.out.println(
        converse(client, "limited secretprompt [[status=429 once=limited]]").join().stopReason());
    System.out.println(
        stream(client, "limited secretprompt [[status=503 once=stream chunks=5 out=8]]"));
    try {
      System.out.println(stream(client, "broken secretprompt [[error=1 chunks=3]]"));
    } catch (CompletionException e) {
      System.out.println(e.getCause().getClass().getName());
    }
  }

  private static CompletableFuture<ConverseResponse> converse(
      BedrockRuntimeAsyncClient client, String text) {
    return client.converse(
        request -> request.modelId(Requests.CLAUDE).messages(Requests.message(text)));
  }

  private static int stream(BedrockRuntimeAsyncClient client, String text) {
    AtomicInteger events = new AtomicInteger();
    client
        .converseStream(
            request -> request.modelId(Requests.CLAUDE).messages(Requests.message(text)),
            ConverseStreamResponseHandler.builder()
                .subscriber(event -> events.incrementAndGet())
                .build())
        .join();
    return events.get();
  }

  private static int invokedStream(BedrockRuntimeAsyncClient client, String text) {
    AtomicInteger events = new AtomicInteger();
    client
        .invokeModelWithResponseStream(
            request -> request.modelId(Requests.CLAUDE).body(Requests.claude(text)),
            InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(event -> events.incrementAndGet())
                .build())
        .join();
    return events.get();
  }
}
