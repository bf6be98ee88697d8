package io.aimeter.agent.weave;

/** What is woven of Helidon 4's WebClient. Which version has what: the tap's package. */
final class HelidonHooks {
  private static final String TAP = "io.aimeter.agent.tap.helidon.";

  private static final String WEB_CLIENT = "io/helidon/webclient/";
  private static final String REQUEST = WEB_CLIENT + "api/ClientRequestBase";
  private static final String RESPONSE_TYPE = "Lio/helidon/webclient/api/HttpClientResponse;";
  private static final String WRITER =
      "(Lio/helidon/webclient/api/ClientRequest$OutputStreamHandler;)";
  private static final String PROCEED =
      "(Lio/helidon/webclient/api/WebClientServiceRequest;)"
          + "Lio/helidon/webclient/api/WebClientServiceResponse;";
  private static final String STREAM = WEB_CLIENT + "http2/Http2ClientStream";
  private static final String ON_STREAM =
      "(Lio/helidon/webclient/api/WebClientServiceRequest;Lio/helidon/http/ClientRequestHeaders;L"
          + STREAM
          + ";)";
  private static final String BUFFER = "(I)Lio/helidon/common/buffers/BufferData;";

  static final Hook[] ROWS = {
    new Hook(
        "helidon.submit",
        REQUEST,
        "validateAndSubmit",
        "(Ljava/lang/Object;)" + RESPONSE_TYPE,
        TAP + "SubmitTap"),
    new Hook("helidon.stream", REQUEST, "outputStream", WRITER + RESPONSE_TYPE, TAP + "SubmitTap"),
    new Hook(
        "helidon.proceed",
        WEB_CLIENT + "http1/Http1CallChainBase",
        "proceed",
        PROCEED,
        TAP + "ProceedTap"),
    new Hook(
        "helidon.proceed2",
        WEB_CLIENT + "http2/Http2CallChainBase",
        "proceed",
        PROCEED,
        TAP + "ProceedTap"),
    new Hook(
        "helidon.entity",
        WEB_CLIENT + "http1/Http1ClientRequestImpl",
        "invokeRequestWithEntity",
        "([B)",
        TAP + "EntityTap"),
    new Hook(
        "helidon.entity2",
        WEB_CLIENT + "http2/Http2CallEntityChain",
        "entityBytes",
        "(Ljava/lang/Object;Lio/helidon/http/ClientRequestHeaders;)[B",
        TAP + "EntityBytesTap"),
    new Hook(
        "helidon.write",
        WEB_CLIENT + "http1/Http1ClientRequestImpl",
        "doOutputStream",
        WRITER + "Lio/helidon/webclient/http1/Http1ClientResponse;",
        TAP + "WriterTap",
        0),
    new Hook(
        "helidon.write2",
        WEB_CLIENT + "http2/Http2ClientRequestImpl",
        "doOutputStream",
        WRITER + "Lio/helidon/webclient/http2/Http2ClientResponse;",
        TAP + "WriterTap",
        0),
    new Hook(
        "helidon.read",
        WEB_CLIENT + "http1/Http1ClientResponseImpl",
        "readBytes",
        BUFFER,
        TAP + "ReadTap"),
    new Hook(
        "helidon.read2",
        WEB_CLIENT + "http2/Http2ClientResponseImpl",
        "readBytes",
        BUFFER,
        TAP + "ReadTap"),
    new Hook(
        "helidon.close",
        WEB_CLIENT + "http1/Http1ClientResponseImpl",
        "close",
        "()V",
        TAP + "CloseTap"),
    new Hook(
        "helidon.close2",
        WEB_CLIENT + "http2/Http2ClientResponseImpl",
        "close",
        "()V",
        TAP + "CloseTap"),
    new Hook(
        "helidon.onStream",
        WEB_CLIENT + "http2/Http2CallEntityChain",
        "doProceed",
        ON_STREAM,
        TAP + "StreamTap"),
    new Hook(
        "helidon.writeOnStream",
        WEB_CLIENT + "http2/Http2CallOutputStreamChain",
        "doProceed",
        ON_STREAM,
        TAP + "StreamTap"),
    new Hook(
        "helidon.reset",
        STREAM,
        "rstStream",
        "(Lio/helidon/http/http2/Http2RstStream;)",
        TAP + "ResetTap"),
  };

  private HelidonHooks() {}
}
