package io.aimeter.agent.weave;

/** What is woven of OkHttp 3, 4 and 5, WebSockets too. */
final class OkHttpHooks {
  private static final String TAP = "io.aimeter.agent.tap.okhttp.";

  private static final String SINK_OF_KNOWN_LENGTH = "(Lokhttp3/Request;J)Lokio/Sink;";

  private static final String SOCKET = "okhttp3/internal/ws/RealWebSocket";

  static final Hook[] ROWS = {
    // OkHttp 3.0 to 4.3; of 4.4 and later below. Which version has what: the tap's package.
    new Hook(
        "okhttp.enqueue",
        "okhttp3/RealCall",
        "enqueue",
        "(Lokhttp3/Callback;)V",
        TAP + "EnqueueTap"),
    new Hook(
        "okhttp.chainOfEngine",
        "okhttp3/RealCall",
        "getResponseWithInterceptorChain",
        "(Z)Lokhttp3/Response;",
        TAP + "ChainTap"),
    new Hook(
        "okhttp.chain",
        "okhttp3/RealCall",
        "getResponseWithInterceptorChain",
        "()Lokhttp3/Response;",
        TAP + "ChainTap"),
    new Hook(
        "okhttp.internalEnqueue",
        "okhttp3/internal/connection/RealCall",
        "enqueue",
        "(Lokhttp3/Callback;)V",
        TAP + "EnqueueTap"),
    new Hook(
        "okhttp.internalChain",
        "okhttp3/internal/connection/RealCall",
        "getResponseWithInterceptorChain$okhttp",
        "()Lokhttp3/Response;",
        TAP + "ChainTap"),
    new Hook(
        "okhttp.http1Stream",
        "okhttp3/internal/http/Http1xStream",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        TAP + "RequestBodyTap"),
    new Hook(
        "okhttp.http2Stream",
        "okhttp3/internal/http/Http2xStream",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        TAP + "RequestBodyTap"),
    new Hook(
        "okhttp.http1Codec",
        "okhttp3/internal/http1/Http1Codec",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        TAP + "RequestBodyTap"),
    new Hook(
        "okhttp.http2Codec",
        "okhttp3/internal/http2/Http2Codec",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        TAP + "RequestBodyTap"),
    new Hook(
        "okhttp.exchange",
        "okhttp3/internal/connection/Exchange",
        "createRequestBody",
        "(Lokhttp3/Request;Z)Lokio/Sink;",
        TAP + "RequestBodyTap"),
    // Where the client completes a request, inside the application's interceptors.
    Hook.asking(
        "okhttp.bridge",
        "okhttp3/internal/http/BridgeInterceptor",
        "intercept",
        "(Lokhttp3/Interceptor$Chain;)Lokhttp3/Response;",
        TAP + "BridgeTap",
        0),
    // Since 3.5; failWebSocket has a flag since 5.
    new Hook(
        "okhttp.connectSocket", SOCKET, "connect", "(Lokhttp3/OkHttpClient;)V", TAP + "ConnectTap"),
    new Hook(
        "okhttp.readText",
        SOCKET,
        "onReadMessage",
        "(Ljava/lang/String;)V",
        TAP + "ReadMessageTap"),
    new Hook(
        "okhttp.readBinary",
        SOCKET,
        "onReadMessage",
        "(Lokio/ByteString;)V",
        TAP + "ReadMessageTap"),
    new Hook(
        "okhttp.readClose", SOCKET, "onReadClose", "(ILjava/lang/String;)V", TAP + "ReadCloseTap"),
    new Hook("okhttp.sendText", SOCKET, "send", "(Ljava/lang/String;)Z", TAP + "SendMessageTap"),
    new Hook("okhttp.sendBinary", SOCKET, "send", "(Lokio/ByteString;)Z", TAP + "SendMessageTap"),
    new Hook("okhttp.cancelSocket", SOCKET, "cancel", "()V", TAP + "CancelTap"),
    new Hook(
        "okhttp.failSocket",
        SOCKET,
        "failWebSocket",
        "(Ljava/lang/Exception;Lokhttp3/Response;)V",
        TAP + "FailTap"),
    new Hook(
        "okhttp.failSocketOfWriter",
        SOCKET,
        "failWebSocket",
        "(Ljava/lang/Exception;Lokhttp3/Response;Z)V",
        TAP + "FailTap"),
  };

  private OkHttpHooks() {}
}
