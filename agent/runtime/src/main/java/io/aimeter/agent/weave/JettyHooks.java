package io.aimeter.agent.weave;

/** What is woven of Jetty's HttpClient. */
final class JettyHooks {
  private static final String CLIENT = "org/eclipse/jetty/client/";

  private static final String TAP = "io.aimeter.agent.tap.jetty.";

  private static final String TRANSPORT = CLIENT + "transport/";

  private static final String TAP_12 = "io.aimeter.agent.tap.jetty12.";

  private static final String SEND_12 =
      "(Lorg/eclipse/jetty/client/Request;Lorg/eclipse/jetty/client/Response$CompleteListener;)V";

  static final Hook[] ROWS = {
    new Hook(
        "jetty.send",
        CLIENT + "HttpDestination",
        "send",
        "(Lorg/eclipse/jetty/client/HttpRequest;Ljava/util/List;)V",
        TAP + "SendTap",
        1),
    new Hook(
        "jetty.connectionSend",
        CLIENT + "HttpConnection",
        "send",
        "(Lorg/eclipse/jetty/client/api/Request;"
            + "Lorg/eclipse/jetty/client/api/Response$CompleteListener;)V",
        TAP + "ConnectionSendTap"),
    new Hook("jetty.send12", TRANSPORT + "HttpDestination", "send", SEND_12, TAP_12 + "SendTap"),
    new Hook(
        "jetty.connectionSend12",
        TRANSPORT + "HttpConnection",
        "send",
        SEND_12,
        TAP_12 + "SendTap"),
    new Hook(
        "jetty.content12",
        TRANSPORT + "ResponseListeners",
        "notifyContentSource",
        "(Lorg/eclipse/jetty/client/Response$ContentSourceListener;"
            + "Lorg/eclipse/jetty/client/Response;Lorg/eclipse/jetty/io/Content$Source;)V",
        TAP_12 + "ContentTap",
        2),
  };

  private JettyHooks() {}
}
