package io.aimeter.agent.weave;

/** What is woven of the JDK's HttpClient. */
final class JdkHooks {
  private static final String TAP = "io.aimeter.agent.tap.jdk.";

  static final Hook[] ROWS = {
    // The private overload: send and sendAsync both come through here, exactly once.
    new Hook(
        "jdk.sendAsync",
        "jdk/internal/net/http/HttpClientImpl",
        "sendAsync",
        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
            + "Ljava/net/http/HttpResponse$PushPromiseHandler;Ljava/util/concurrent/Executor;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        TAP + "SendAsyncTap",
        0,
        1),
  };

  private JdkHooks() {}
}
