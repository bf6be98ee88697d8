package io.aimeter.apps.routes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Routes of Vert.x Web, one in a router of its own. */
final class VertxRoutes {
  private VertxRoutes() {}

  static void run(Provider provider) throws Exception {
    Vertx vertx = Vertx.vertx();
    Router inner = Router.router(vertx);
    inner.post("/ask/:id").handler(context -> answer(provider, context));
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false));
    router.post("/chat/:id").handler(context -> answer(provider, context));
    router.post("/refuse/:id").handler(context -> refuse(provider));
    router.route("/inner/*").subRouter(inner);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Routes.print(server.actualPort(), "/chat/7");
    Routes.print(server.actualPort(), "/inner/ask/8");
    Routes.print(server.actualPort(), "/refuse/9");
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private static void answer(Provider provider, RoutingContext context) {
    Future.fromCompletionStage(provider.askLater()).onSuccess(context::end);
  }

  private static void refuse(Provider provider) {
    provider.ask();
    throw new IllegalArgumentException("refused");
  }
}
