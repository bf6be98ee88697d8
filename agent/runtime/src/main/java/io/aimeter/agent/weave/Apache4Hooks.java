package io.aimeter.agent.weave;

/** What is woven of Apache HttpClient 4. */
final class Apache4Hooks {
  private static final String TAP = "io.aimeter.agent.tap.apache4.";

  private static final String EXECUTE =
      "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;"
          + "Lorg/apache/http/protocol/HttpContext;)";
  private static final String CLOSEABLE_RESPONSE =
      "Lorg/apache/http/client/methods/CloseableHttpResponse;";

  private static final String ASYNC = "org/apache/http/impl/nio/client/";
  private static final String ASYNC_EXECUTE =
      "(Lorg/apache/http/nio/protocol/HttpAsyncRequestProducer;"
          + "Lorg/apache/http/nio/protocol/HttpAsyncResponseConsumer;"
          + "Lorg/apache/http/protocol/HttpContext;"
          + "Lorg/apache/http/concurrent/FutureCallback;)Ljava/util/concurrent/Future;";
  private static final String PIPELINED_EXECUTE =
      "(Lorg/apache/http/HttpHost;Ljava/util/List;Ljava/util/List;"
          + "Lorg/apache/http/protocol/HttpContext;"
          + "Lorg/apache/http/concurrent/FutureCallback;)Ljava/util/concurrent/Future;";

  static final Hook[] ROWS = {
    // Until 4.2; later versions inherit it and declare doExecute.
    new Hook(
        "apache4.execute",
        "org/apache/http/impl/client/AbstractHttpClient",
        "execute",
        EXECUTE + "Lorg/apache/http/HttpResponse;",
        TAP + "ExecuteTap"),
    new Hook(
        "apache4.legacyDoExecute",
        "org/apache/http/impl/client/AbstractHttpClient",
        "doExecute",
        EXECUTE + CLOSEABLE_RESPONSE,
        TAP + "DoExecuteTap"),
    new Hook(
        "apache4.doExecute",
        "org/apache/http/impl/client/InternalHttpClient",
        "doExecute",
        EXECUTE + CLOSEABLE_RESPONSE,
        TAP + "DoExecuteTap"),
    new Hook(
        "apache4.minimalDoExecute",
        "org/apache/http/impl/client/MinimalHttpClient",
        "doExecute",
        EXECUTE + CLOSEABLE_RESPONSE,
        TAP + "DoExecuteTap"),
    new Hook(
        "apache4.doSerialize",
        "org/apache/http/impl/entity/EntitySerializer",
        "doSerialize",
        "(Lorg/apache/http/io/SessionOutputBuffer;Lorg/apache/http/HttpMessage;)"
            + "Ljava/io/OutputStream;",
        TAP + "RequestBodyTap"),
    new Hook(
        "apache4.prepareOutput",
        "org/apache/http/impl/BHttpConnectionBase",
        "prepareOutput",
        "(Lorg/apache/http/HttpMessage;)Ljava/io/OutputStream;",
        TAP + "RequestBodyTap"),
    new Hook(
        "apache4.asyncExecute",
        ASYNC + "InternalHttpAsyncClient",
        "execute",
        ASYNC_EXECUTE,
        TAP + "AsyncExecuteTap",
        0,
        1,
        3),
    new Hook(
        "apache4.asyncMinimalExecute",
        ASYNC + "MinimalHttpAsyncClient",
        "execute",
        ASYNC_EXECUTE,
        TAP + "AsyncExecuteTap",
        0,
        1,
        3),
    new Hook(
        "apache4.asyncLegacyExecute",
        ASYNC + "AbstractHttpAsyncClient",
        "execute",
        ASYNC_EXECUTE,
        TAP + "AsyncExecuteTap",
        0,
        1,
        3),
    new Hook(
        "apache4.asyncPipeline",
        ASYNC + "InternalHttpAsyncClient",
        "execute",
        PIPELINED_EXECUTE,
        TAP + "AsyncPipelineTap",
        1,
        2),
    new Hook(
        "apache4.asyncMinimalPipeline",
        ASYNC + "MinimalHttpAsyncClient",
        "execute",
        PIPELINED_EXECUTE,
        TAP + "AsyncPipelineTap",
        1,
        2),
  };

  private Apache4Hooks() {}
}
