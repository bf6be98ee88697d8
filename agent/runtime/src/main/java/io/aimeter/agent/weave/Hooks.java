package io.aimeter.agent.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * The table of hooks: all that the agent touches in a customer's JVM.
 *
 * <p>Loaded in premain, so it holds nothing but strings. A woven method knows its hook by the
 * position of the row.
 */
public final class Hooks {
  private static final String JDK = "io.aimeter.agent.tap.jdk.";
  private static final String URL_CONNECTION = "io.aimeter.agent.tap.urlconnection.";
  private static final String OKHTTP = "io.aimeter.agent.tap.okhttp.";
  private static final String APACHE4 = "io.aimeter.agent.tap.apache4.";
  private static final String APACHE5 = "io.aimeter.agent.tap.apache5.";

  private static final String SINK_OF_KNOWN_LENGTH = "(Lokhttp3/Request;J)Lokio/Sink;";
  private static final String EXECUTE_4 =
      "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;"
          + "Lorg/apache/http/protocol/HttpContext;)";
  private static final String CLOSEABLE_RESPONSE_4 =
      "Lorg/apache/http/client/methods/CloseableHttpResponse;";
  private static final String DO_EXECUTE_5 =
      "(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;"
          + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
          + "Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;";

  private static final Hook[] TABLE = {
    // The private overload: send and sendAsync both come through here, exactly once.
    new Hook(
        "jdk.sendAsync",
        "jdk/internal/net/http/HttpClientImpl",
        "sendAsync",
        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
            + "Ljava/net/http/HttpResponse$PushPromiseHandler;Ljava/util/concurrent/Executor;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        JDK + "SendAsyncTap",
        0,
        1),
    // HTTPS connections delegate to a subclass that inherits these.
    new Hook(
        "urlconnection.getOutputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getOutputStream",
        "()Ljava/io/OutputStream;",
        URL_CONNECTION + "OutputStreamTap"),
    new Hook(
        "urlconnection.getInputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getInputStream",
        "()Ljava/io/InputStream;",
        URL_CONNECTION + "InputStreamTap"),
    new Hook(
        "urlconnection.getErrorStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getErrorStream",
        "()Ljava/io/InputStream;",
        URL_CONNECTION + "ErrorStreamTap"),
    // OkHttp 3.0 to 4.3; of 4.4 and later below. Which version has what: the tap's package.
    new Hook(
        "okhttp.enqueue",
        "okhttp3/RealCall",
        "enqueue",
        "(Lokhttp3/Callback;)V",
        OKHTTP + "EnqueueTap"),
    new Hook(
        "okhttp.chainOfEngine",
        "okhttp3/RealCall",
        "getResponseWithInterceptorChain",
        "(Z)Lokhttp3/Response;",
        OKHTTP + "ChainTap"),
    new Hook(
        "okhttp.chain",
        "okhttp3/RealCall",
        "getResponseWithInterceptorChain",
        "()Lokhttp3/Response;",
        OKHTTP + "ChainTap"),
    new Hook(
        "okhttp.internalEnqueue",
        "okhttp3/internal/connection/RealCall",
        "enqueue",
        "(Lokhttp3/Callback;)V",
        OKHTTP + "EnqueueTap"),
    new Hook(
        "okhttp.internalChain",
        "okhttp3/internal/connection/RealCall",
        "getResponseWithInterceptorChain$okhttp",
        "()Lokhttp3/Response;",
        OKHTTP + "ChainTap"),
    new Hook(
        "okhttp.http1Stream",
        "okhttp3/internal/http/Http1xStream",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        OKHTTP + "RequestBodyTap"),
    new Hook(
        "okhttp.http2Stream",
        "okhttp3/internal/http/Http2xStream",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        OKHTTP + "RequestBodyTap"),
    new Hook(
        "okhttp.http1Codec",
        "okhttp3/internal/http1/Http1Codec",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        OKHTTP + "RequestBodyTap"),
    new Hook(
        "okhttp.http2Codec",
        "okhttp3/internal/http2/Http2Codec",
        "createRequestBody",
        SINK_OF_KNOWN_LENGTH,
        OKHTTP + "RequestBodyTap"),
    new Hook(
        "okhttp.exchange",
        "okhttp3/internal/connection/Exchange",
        "createRequestBody",
        "(Lokhttp3/Request;Z)Lokio/Sink;",
        OKHTTP + "RequestBodyTap"),
    // Until 4.2; later versions inherit it and declare doExecute.
    new Hook(
        "apache4.execute",
        "org/apache/http/impl/client/AbstractHttpClient",
        "execute",
        EXECUTE_4 + "Lorg/apache/http/HttpResponse;",
        APACHE4 + "ExecuteTap"),
    new Hook(
        "apache4.legacyDoExecute",
        "org/apache/http/impl/client/AbstractHttpClient",
        "doExecute",
        EXECUTE_4 + CLOSEABLE_RESPONSE_4,
        APACHE4 + "DoExecuteTap"),
    new Hook(
        "apache4.doExecute",
        "org/apache/http/impl/client/InternalHttpClient",
        "doExecute",
        EXECUTE_4 + CLOSEABLE_RESPONSE_4,
        APACHE4 + "DoExecuteTap"),
    new Hook(
        "apache4.minimalDoExecute",
        "org/apache/http/impl/client/MinimalHttpClient",
        "doExecute",
        EXECUTE_4 + CLOSEABLE_RESPONSE_4,
        APACHE4 + "DoExecuteTap"),
    new Hook(
        "apache4.doSerialize",
        "org/apache/http/impl/entity/EntitySerializer",
        "doSerialize",
        "(Lorg/apache/http/io/SessionOutputBuffer;Lorg/apache/http/HttpMessage;)"
            + "Ljava/io/OutputStream;",
        APACHE4 + "RequestBodyTap"),
    new Hook(
        "apache4.prepareOutput",
        "org/apache/http/impl/BHttpConnectionBase",
        "prepareOutput",
        "(Lorg/apache/http/HttpMessage;)Ljava/io/OutputStream;",
        APACHE4 + "RequestBodyTap"),
    new Hook(
        "apache5.doExecute",
        "org/apache/hc/client5/http/impl/classic/InternalHttpClient",
        "doExecute",
        DO_EXECUTE_5,
        APACHE5 + "ExecuteTap"),
    new Hook(
        "apache5.minimalDoExecute",
        "org/apache/hc/client5/http/impl/classic/MinimalHttpClient",
        "doExecute",
        DO_EXECUTE_5,
        APACHE5 + "ExecuteTap"),
    new Hook(
        "apache5.createContentOutputStream",
        "org/apache/hc/core5/http/impl/io/BHttpConnectionBase",
        "createContentOutputStream",
        "(JLorg/apache/hc/core5/http/io/SessionOutputBuffer;Ljava/io/OutputStream;"
            + "Lorg/apache/hc/core5/function/Supplier;)Ljava/io/OutputStream;",
        APACHE5 + "RequestBodyTap"),
  };

  private Hooks() {}

  /** How many rows there are. */
  static int count() {
    return TABLE.length;
  }

  /** The row at a position. */
  static Hook at(int index) {
    return TABLE[index];
  }

  /** The internal names of all classes with a hook. */
  static Set<String> classNames() {
    Set<String> names = new HashSet<>();
    for (Hook hook : TABLE) {
      names.add(hook.className());
    }
    return names;
  }

  /** The table, a row a line. */
  public static String print() {
    StringBuilder out = new StringBuilder();
    for (Hook hook : TABLE) {
      out.append(hook).append('\n');
    }
    return out.toString();
  }
}
