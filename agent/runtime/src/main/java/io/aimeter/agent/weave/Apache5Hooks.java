package io.aimeter.agent.weave;

/** What is woven of Apache HttpClient 5. */
final class Apache5Hooks {
  private static final String TAP = "io.aimeter.agent.tap.apache5.";

  private static final String ASYNC = "org/apache/hc/client5/http/impl/async/";

  private static final String DO_EXECUTE =
      "(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;"
          + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
          + "Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;";

  private static final String EXECUTE_HANDLER =
      "(Lorg/apache/hc/core5/http/nio/AsyncClientExchangeHandler;"
          + "Lorg/apache/hc/core5/http/nio/HandlerFactory;"
          + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
          + "Lorg/apache/hc/core5/concurrent/Cancellable;";

  static final Hook[] ROWS = {
    new Hook(
        "apache5.doExecute",
        "org/apache/hc/client5/http/impl/classic/InternalHttpClient",
        "doExecute",
        DO_EXECUTE,
        TAP + "ExecuteTap"),
    new Hook(
        "apache5.minimalDoExecute",
        "org/apache/hc/client5/http/impl/classic/MinimalHttpClient",
        "doExecute",
        DO_EXECUTE,
        TAP + "ExecuteTap"),
    new Hook(
        "apache5.createContentOutputStream",
        "org/apache/hc/core5/http/impl/io/BHttpConnectionBase",
        "createContentOutputStream",
        "(JLorg/apache/hc/core5/http/io/SessionOutputBuffer;Ljava/io/OutputStream;"
            + "Lorg/apache/hc/core5/function/Supplier;)Ljava/io/OutputStream;",
        TAP + "RequestBodyTap"),
    new Hook(
        "apache5.chain",
        ASYNC + "AsyncExecChainElement",
        "execute",
        "(Lorg/apache/hc/core5/http/HttpRequest;"
            + "Lorg/apache/hc/core5/http/nio/AsyncEntityProducer;"
            + "Lorg/apache/hc/client5/http/async/AsyncExecChain$Scope;"
            + "Lorg/apache/hc/client5/http/async/AsyncExecCallback;)V",
        TAP + "ChainTap",
        3,
        1),
    new Hook(
        "apache5.minimalExecute",
        ASYNC + "MinimalHttpAsyncClient",
        "execute",
        EXECUTE_HANDLER,
        TAP + "ExchangeHandlerTap",
        0),
    new Hook(
        "apache5.minimalH2Execute",
        ASYNC + "MinimalH2AsyncClient",
        "execute",
        EXECUTE_HANDLER,
        TAP + "ExchangeHandlerTap",
        0),
  };

  private Apache5Hooks() {}
}
