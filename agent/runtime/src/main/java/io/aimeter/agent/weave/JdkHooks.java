package io.aimeter.agent.weave;

/** What is woven of the JDK's HttpClient and its WebSockets. */
final class JdkHooks {
  private static final String TAP = "io.aimeter.agent.tap.jdk.";

  private static final String SOCKET = "jdk/internal/net/http/websocket/WebSocketImpl";

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
    new Hook(
        "jdk.buildSocket",
        "jdk/internal/net/http/websocket/BuilderImpl",
        "buildAsync",
        "(Ljava/net/URI;Ljava/net/http/WebSocket$Listener;)Ljava/util/concurrent/CompletableFuture;",
        TAP + "BuildSocketTap",
        1),
    new Hook(
        "jdk.newSocket",
        SOCKET,
        "newInstance",
        "(Ljava/net/URI;Ljava/net/http/HttpClient;Ljava/lang/String;"
            + "Ljava/net/http/WebSocket$Listener;"
            + "Ljdk/internal/net/http/websocket/TransportFactory;)L"
            + SOCKET
            + ";",
        TAP + "NewSocketTap",
        3),
    new Hook(
        "jdk.newSocketWithoutClient",
        SOCKET,
        "newInstance",
        "(Ljava/net/URI;Ljava/lang/String;Ljava/net/http/WebSocket$Listener;"
            + "Ljdk/internal/net/http/websocket/TransportFactory;)L"
            + SOCKET
            + ";",
        TAP + "NewSocketTap",
        2),
    new Hook(
        "jdk.sendText",
        SOCKET,
        "sendText",
        "(Ljava/lang/CharSequence;Z)Ljava/util/concurrent/CompletableFuture;",
        TAP + "SendMessageTap"),
    new Hook(
        "jdk.sendBinary",
        SOCKET,
        "sendBinary",
        "(Ljava/nio/ByteBuffer;Z)Ljava/util/concurrent/CompletableFuture;",
        TAP + "SendMessageTap"),
    new Hook("jdk.abortSocket", SOCKET, "abort", "()V", TAP + "AbortTap"),
  };

  private JdkHooks() {}
}
