package io.aimeter.agent.weave;

/** What is woven of Pekko HTTP. Which version has what: the tap's package. */
final class PekkoHooks {
  private static final String TAP = "io.aimeter.agent.tap.pekko.";

  private static final String HTTP = "org/apache/pekko/http/";
  private static final String EXTENSION = HTTP + "scaladsl/HttpExt";
  private static final String EXTENSION2 = HTTP + "impl/engine/http2/Http2Ext";
  private static final String TLS = "L" + HTTP + "scaladsl/HttpsConnectionContext;";
  private static final String SETTINGS =
      "L"
          + HTTP
          + "scaladsl/settings/ClientConnectionSettings;Lorg/apache/pekko/event/LoggingAdapter;)";

  static final Hook[] ROWS = {
    new Hook(
        "pekko.dispatch",
        HTTP + "impl/engine/client/PoolMaster",
        "dispatchRequest",
        "(L"
            + HTTP
            + "impl/engine/client/PoolId;L"
            + HTTP
            + "scaladsl/model/HttpRequest;Lorg/apache/pekko/stream/Materializer;)",
        TAP + "DispatchTap",
        1),
    new Hook(
        "pekko.connection",
        EXTENSION,
        "outgoingConnection",
        "(Ljava/lang/String;ILscala/Option;" + SETTINGS,
        TAP + "HttpConnectionTap"),
    new Hook(
        "pekko.connectionTls",
        EXTENSION,
        "outgoingConnectionHttps",
        "(Ljava/lang/String;I" + TLS + "Lscala/Option;" + SETTINGS,
        TAP + "HttpsConnectionTap"),
    new Hook(
        "pekko.connection2",
        EXTENSION2,
        "outgoingConnectionPriorKnowledge",
        "(Ljava/lang/String;I" + SETTINGS,
        TAP + "ClearHttp2ConnectionTap"),
    new Hook(
        "pekko.connection2Tls",
        EXTENSION2,
        "outgoingConnection",
        "(Ljava/lang/String;I" + TLS + SETTINGS,
        TAP + "Http2ConnectionTap"),
  };

  private PekkoHooks() {}
}
