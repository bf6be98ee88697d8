package io.aimeter.agent.weave;

/** What is woven of web frameworks: the routes by which requests come in. */
final class WebHooks {
  private static final String TAP = "io.aimeter.agent.tap.entry.";
  private static final String FLUX = "org/springframework/web/reactive/";
  private static final String HANDLE_RESULT =
      "(Lorg/springframework/web/server/ServerWebExchange;"
          + "Lorg/springframework/web/reactive/HandlerResult;)Lreactor/core/publisher/Mono;";
  private static final String GRPC = "io/grpc/internal/ServerCallImpl$ServerStreamListenerImpl";

  static final Hook[] ROWS = {
    Hook.naming(
        "servlet.service",
        "jakarta/servlet/http/HttpServlet",
        "service",
        "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
        TAP + "jakartaservlet.ServiceTap"),
    Hook.naming(
        "servlet.serviceOfJavax",
        "javax/servlet/http/HttpServlet",
        "service",
        "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
        TAP + "javaxservlet.ServiceTap"),
    Hook.naming(
        "springmvc.handler",
        "org/springframework/web/servlet/mvc/method/annotation/RequestMappingHandlerAdapter",
        "handleInternal",
        "(Ljakarta/servlet/http/HttpServletRequest;",
        TAP + "jakartaservlet.HandlerTap"),
    Hook.naming(
        "springmvc.handlerOfJavax",
        "org/springframework/web/servlet/mvc/method/annotation/RequestMappingHandlerAdapter",
        "handleInternal",
        "(Ljavax/servlet/http/HttpServletRequest;",
        TAP + "javaxservlet.HandlerTap"),
    Hook.naming(
        "springmvc.function",
        "org/springframework/web/servlet/function/support/HandlerFunctionAdapter",
        "handle",
        "(Ljakarta/servlet/http/HttpServletRequest;",
        TAP + "jakartaservlet.HandlerTap"),
    Hook.naming(
        "springmvc.functionOfJavax",
        "org/springframework/web/servlet/function/support/HandlerFunctionAdapter",
        "handle",
        "(Ljavax/servlet/http/HttpServletRequest;",
        TAP + "javaxservlet.HandlerTap"),
    Hook.naming(
        "webflux.dispatch",
        FLUX + "DispatcherHandler",
        "handle",
        "(Lorg/springframework/web/server/ServerWebExchange;)Lreactor/core/publisher/Mono;",
        TAP + "webflux.DispatchTap"),
    Hook.naming(
        "webflux.body",
        FLUX + "result/method/annotation/ResponseBodyResultHandler",
        "handleResult",
        HANDLE_RESULT,
        TAP + "webflux.ResultTap"),
    Hook.naming(
        "webflux.entity",
        FLUX + "result/method/annotation/ResponseEntityResultHandler",
        "handleResult",
        HANDLE_RESULT,
        TAP + "webflux.ResultTap"),
    Hook.naming(
        "webflux.response",
        FLUX + "function/server/support/ServerResponseResultHandler",
        "handleResult",
        HANDLE_RESULT,
        TAP + "webflux.ResultTap"),
    Hook.naming(
        "webflux.invoke",
        FLUX + "result/method/InvocableHandlerMethod",
        "invoke",
        "(Lorg/springframework/web/server/ServerWebExchange;",
        TAP + "webflux.ResultTap"),
    // What WebClient calls, whichever client it rides on.
    Hook.naming(
        "webflux.client",
        FLUX + "function/client/ExchangeFunctions$DefaultExchangeFunction",
        "exchange",
        "(Lorg/springframework/web/reactive/function/client/ClientRequest;)"
            + "Lreactor/core/publisher/Mono;",
        TAP + "webflux.ResultTap"),
    Hook.naming(
        "jersey.resource",
        "org/glassfish/jersey/server/model/ResourceMethodInvoker",
        "apply",
        "(Lorg/glassfish/jersey/server/internal/process/RequestProcessingContext;)"
            + "Lorg/glassfish/jersey/server/ContainerResponse;",
        TAP + "jersey.ResourceTap"),
    Hook.naming(
        "vertxweb.route",
        "io/vertx/ext/web/impl/RouteState",
        "handleContext",
        "(Lio/vertx/ext/web/impl/RoutingContextImplBase;)V",
        TAP + "vertxweb.RouteTap"),
    Hook.naming(
        "grpcserver.message",
        GRPC,
        "messagesAvailable",
        "(Lio/grpc/internal/StreamListener$MessageProducer;)V",
        TAP + "grpcserver.CallTap"),
    Hook.naming("grpcserver.halfClosed", GRPC, "halfClosed", "()V", TAP + "grpcserver.CallTap"),
  };

  private WebHooks() {}
}
