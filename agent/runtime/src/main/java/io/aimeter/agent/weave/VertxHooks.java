package io.aimeter.agent.weave;

/** What is woven of Vert.x 4 and 5. Which version has what: the tap's package. */
final class VertxHooks {
  private static final String TAP = "io.aimeter.agent.tap.vertx.";

  private static final String CLIENT = "io/vertx/core/http/impl/HttpClientImpl";
  private static final String REQUEST = "io/vertx/core/http/impl/HttpClientRequestImpl";
  private static final String REQUEST_BASE = "io/vertx/core/http/impl/HttpClientRequestBase";
  private static final String RESPONSE = "io/vertx/core/http/impl/HttpClientResponseImpl";

  static final Hook[] ROWS = {
    new Hook(
        "vertx.request",
        CLIENT,
        "request",
        "(Lio/vertx/core/http/RequestOptions;)Lio/vertx/core/Future;",
        TAP + "RequestTap"),
    new Hook(
        "vertx.requestWithHandler",
        CLIENT,
        "request",
        "(Lio/vertx/core/http/RequestOptions;Lio/vertx/core/Handler;)V",
        TAP + "RequestWithHandlerTap",
        1),
    new Hook("vertx.write", REQUEST, "doWrite", "(Lio/netty/buffer/ByteBuf;ZZ", TAP + "WriteTap"),
    new Hook(
        "vertx.writeBuffer",
        REQUEST,
        "doWrite",
        "(Lio/vertx/core/buffer/Buffer;ZZ)",
        TAP + "WriteTap"),
    new Hook(
        "vertx.response",
        REQUEST,
        "handleResponse",
        "(Lio/vertx/core/Promise;Lio/vertx/core/http/HttpClientResponse;J)V",
        TAP + "ResponseTap"),
    new Hook(
        "vertx.chunk",
        RESPONSE,
        "handleChunk",
        "(Lio/vertx/core/buffer/Buffer;)V",
        TAP + "ChunkTap"),
    new Hook("vertx.end", RESPONSE, "handleEnd", "(Lio/vertx/core/MultiMap;)V", TAP + "EndTap"),
    new Hook(
        "vertx.trailers",
        RESPONSE,
        "handleTrailers",
        "(Lio/vertx/core/MultiMap;)V",
        TAP + "EndTap"),
    new Hook(
        "vertx.exception",
        REQUEST,
        "handleException",
        "(Ljava/lang/Throwable;)V",
        TAP + "ErrorTap"),
    new Hook("vertx.resetOfRequest", REQUEST, "reset", "(Ljava/lang/Throwable;)", TAP + "ResetTap"),
    new Hook("vertx.reset", REQUEST_BASE, "reset", "(Ljava/lang/Throwable;)", TAP + "ResetTap"),
    new Hook(
        "vertx.resetWithCode", REQUEST_BASE, "reset", "(JLjava/lang/Throwable;)", TAP + "ResetTap"),
    new Hook("vertx.cancel", REQUEST_BASE, "cancel", "(Ljava/lang/Throwable;)", TAP + "ResetTap"),
  };

  private VertxHooks() {}
}
