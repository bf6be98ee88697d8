package io.aimeter.agent.weave;

/** What is woven of Armeria 1. */
final class ArmeriaHooks {
  private static final String TAP = "io.aimeter.agent.tap.armeria.";
  private static final String COMMON = "Lcom/linecorp/armeria/common/";
  private static final String LOG = "com/linecorp/armeria/common/logging/DefaultRequestLog";

  static final Hook[] ROWS = {
    new Hook(
        "armeria.execute",
        "com/linecorp/armeria/client/HttpClientDelegate",
        "execute",
        "(Lcom/linecorp/armeria/client/ClientRequestContext;"
            + COMMON
            + "HttpRequest;)"
            + COMMON
            + "HttpResponse;",
        TAP + "ExecuteTap"),
    // Public methods since 1.0, called by the transport for every piece of either body.
    new Hook(
        "armeria.requestHeaders",
        LOG,
        "requestHeaders",
        "(" + COMMON + "RequestHeaders;)V",
        TAP + "RequestHeadersTap"),
    new Hook(
        "armeria.requestData",
        LOG,
        "increaseRequestLength",
        "(" + COMMON + "HttpData;)V",
        TAP + "RequestDataTap"),
    new Hook(
        "armeria.responseHeaders",
        LOG,
        "responseHeaders",
        "(" + COMMON + "ResponseHeaders;)V",
        TAP + "ResponseHeadersTap"),
    new Hook(
        "armeria.responseData",
        LOG,
        "increaseResponseLength",
        "(" + COMMON + "HttpData;)V",
        TAP + "ResponseDataTap"),
    new Hook("armeria.end", LOG, "endResponse", "()V", TAP + "EndTap"),
    new Hook(
        "armeria.endWithCause", LOG, "endResponse", "(Ljava/lang/Throwable;)V", TAP + "EndTap"),
  };

  private ArmeriaHooks() {}
}
