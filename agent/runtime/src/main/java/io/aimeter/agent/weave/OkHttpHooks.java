package io.aimeter.agent.weave;

/** What is woven of OkHttp 3, 4 and 5. */
final class OkHttpHooks {
  private static final String TAP = "io.aimeter.agent.tap.okhttp.";

  private static final String SINK_OF_KNOWN_LENGTH = "(Lokhttp3/Request;J)Lokio/Sink;";

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
  };

  private OkHttpHooks() {}
}
