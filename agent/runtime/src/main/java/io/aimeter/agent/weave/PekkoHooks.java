package io.aimeter.agent.weave;

/** What is woven of Pekko HTTP. Which version has what: the tap's package. */
final class PekkoHooks {
  private static final String TAP = "io.aimeter.agent.tap.pekko.";

  private static final String HTTP = "org/apache/pekko/http/";

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
  };

  private PekkoHooks() {}
}
