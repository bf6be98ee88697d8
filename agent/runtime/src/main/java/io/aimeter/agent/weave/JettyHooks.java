package io.aimeter.agent.weave;

/** What is woven of Jetty's HttpClient. */
final class JettyHooks {
  private static final String CLIENT = "org/eclipse/jetty/client/";

  private static final String TAP = "io.aimeter.agent.tap.jetty.";

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
  };

  private JettyHooks() {}
}
