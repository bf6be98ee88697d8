package io.aimeter.apps.bedrock;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** By the synchronous client. */
final class SyncCalls {
  private SyncCalls() {}

  static void make(BedrockRuntimeClient client) {
    System.out.println(
        converse(client, "plain secretprompt [[cached=1024 write5m=30 write1h=5 out=353]]")
            .usage()
            .totalTokens());
    invoke(client, Requests.CLAUDE, Requests.claude("secretprompt [[cached=9 write5m=7 out=21]]"));
    invoke(client, Requests.NOVA, Requests.nova("secretprompt [[cached=3 out=12]]"));
    invoke(client, Requests.MISTRAL, Requests.mistral("a secretprompt [[out=40]]"));
    invoke(client, Requests.TITAN, Requests.titan("a secretprompt to embed"));
    // The SDK tries again by itself: two exchanges, one of them an error.
    System.out.println(
        converse(client, "limited secretprompt [[status=429 once=limited]]").stopReason());
    try {
      converse(client, "denied secretprompt [[status=403]]");
    } catch (AccessDeniedException e) {
      System.out.println(e.awsErrorDetails().errorCode());
    }
    System.out.println(
        client
            .countTokens(
                request ->
                    request
                        .modelId(Requests.CLAUDE)
                        .input(
                            input ->
                                input.converse(
                                    converse ->
                                        converse.messages(
                                            Requests.message("count this secretprompt")))))
            .inputTokens());
  }

  private static ConverseResponse converse(BedrockRuntimeClient client, String text) {
    return client.converse(
        request -> request.modelId(Requests.CLAUDE).messages(Requests.message(text)));
  }

  private static void invoke(BedrockRuntimeClient client, String model, SdkBytes body) {
    System.out.println(
        client.invokeModel(request -> request.modelId(model).body(body)).body().asUtf8String());
  }
}
