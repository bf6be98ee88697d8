package io.aimeter.agent.weave;

/** What is woven of the AWS SDK for Java 2. */
final class AwsSdkHooks {
  private static final String TAP = "io.aimeter.agent.tap.awssdk.";
  private static final String STAGES = "software/amazon/awssdk/core/internal/http/pipeline/stages/";
  private static final String CONTEXT =
      "Lsoftware/amazon/awssdk/core/internal/http/RequestExecutionContext;";
  private static final String REQUEST =
      "(Lsoftware/amazon/awssdk/http/SdkHttpFullRequest;" + CONTEXT + ")";

  static final Hook[] ROWS = {
    new Hook(
        "awssdk.execute",
        STAGES + "MakeHttpRequestStage",
        "executeHttpRequest",
        REQUEST + "Lsoftware/amazon/awssdk/http/HttpExecuteResponse;",
        TAP + "ExecuteTap",
        0),
    new Hook(
        "awssdk.asyncExecute",
        STAGES + "MakeAsyncHttpRequestStage",
        "executeHttpRequest",
        REQUEST + "Ljava/util/concurrent/CompletableFuture;",
        TAP + "AsyncExecuteTap"),
    new Hook(
        "awssdk.doExecute",
        STAGES + "MakeAsyncHttpRequestStage",
        "doExecuteHttpRequest",
        "("
            + CONTEXT
            + "Lsoftware/amazon/awssdk/http/async/AsyncExecuteRequest$Builder;"
            + "Lsoftware/amazon/awssdk/core/internal/http/TransformingAsyncResponseHandler;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        TAP + "DoExecuteTap",
        1,
        2),
    // Before 2.25.
    new Hook(
        "awssdk.doExecuteBuilt",
        STAGES + "MakeAsyncHttpRequestStage",
        "doExecuteHttpRequest",
        "("
            + CONTEXT
            + "Lsoftware/amazon/awssdk/http/async/AsyncExecuteRequest;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        TAP + "DoExecuteTap",
        1),
  };

  private AwsSdkHooks() {}
}
