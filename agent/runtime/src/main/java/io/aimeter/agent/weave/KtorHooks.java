package io.aimeter.agent.weave;

/** What is woven of Ktor's client on its CIO engine. Which version has what: the tap's package. */
final class KtorHooks {
  private static final String TAP = "io.aimeter.agent.tap.ktor.";

  private static final String CHANNEL = "io/ktor/utils/io/ByteChannel";
  private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;";

  static final Hook[] ROWS = {
    engine("okhttp", "okhttp/OkHttpEngine"),
    engine("java", "java/JavaHttpEngine"),
    engine("apache5", "apache5/Apache5Engine"),
    engine("apache", "apache/ApacheEngine"),
    engine("android", "android/AndroidClientEngine"),
    new Hook(
        "ktor.executeStatic",
        "io/ktor/client/engine/HttpClientEngine$DefaultImpls",
        "executeWithinCallContext",
        "(Lio/ktor/client/engine/HttpClientEngine;Lio/ktor/client/request/HttpRequestData;"
            + CONTINUATION,
        TAP + "ExecuteTap",
        2),
    new Hook(
        "ktor.execute",
        "io/ktor/client/engine/HttpClientEngine",
        "executeWithinCallContext",
        "(Lio/ktor/client/request/HttpRequestData;" + CONTINUATION,
        TAP + "ExecuteTap",
        1),
    new Hook(
        "ktor.dedicated",
        "io/ktor/client/engine/cio/Endpoint",
        "makeDedicatedRequest",
        "(Lio/ktor/client/request/HttpRequestData;Lkotlin/coroutines/CoroutineContext;"
            + CONTINUATION,
        TAP + "DedicatedRequestTap",
        1),
    new Hook(
        "ktor.response",
        "io/ktor/http/cio/HttpParserKt",
        "parseResponse",
        "(Lio/ktor/utils/io/ByteReadChannel;" + CONTINUATION,
        TAP + "ResponseTap",
        1),
    new Hook(
        "ktor.body",
        "io/ktor/http/cio/HttpBodyKt",
        "parseHttpBody",
        "(Lio/ktor/http/HttpProtocolVersion;JLjava/lang/CharSequence;"
            + "Lio/ktor/http/cio/ConnectionOptions;Lio/ktor/utils/io/ByteReadChannel;"
            + "Lio/ktor/utils/io/ByteWriteChannel;"
            + CONTINUATION,
        TAP + "BodyTap",
        6,
        5),
    new Hook("ktor.flush", CHANNEL, "flushWriteBuffer", "()V", TAP + "FlushTap"),
    new Hook("ktor.end", CHANNEL, "flushAndClose", "(" + CONTINUATION, TAP + "EndTap"),
    new Hook("ktor.cancel", CHANNEL, "cancel", "(Ljava/lang/Throwable;)V", TAP + "CancelTap"),
  };

  private KtorHooks() {}

  /** An engine that rides on another client, which has a tap of its own. */
  private static Hook engine(String id, String type) {
    return new Hook(
        "ktor." + id,
        "io/ktor/client/engine/" + type,
        "execute",
        "(Lio/ktor/client/request/HttpRequestData;" + CONTINUATION,
        TAP + "EngineTap");
  }
}
