package io.aimeter.agent.weave;

/** What is woven of Apache HttpClient 5. */
final class Apache5Hooks {
  private static final String TAP = "io.aimeter.agent.tap.apache5.";

  private static final String DO_EXECUTE =
      "(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;"
          + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
          + "Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;";

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
  };

  private Apache5Hooks() {}
}
