package io.aimeter.apps.routes;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** A resource of JAX-RS. */
@Path("chats")
public class Resources {
  private final Provider provider;

  Resources(Provider provider) {
    this.provider = provider;
  }

  static void run(Provider provider) throws Exception {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://localhost:0/rest/"),
            new ResourceConfig().register(new Resources(provider)));
    int port = server.getListeners().iterator().next().getPort();
    Routes.print(port, "/rest/chats/7/answer");
    Routes.print(port, "/rest/chats/8/refuse");
    server.shutdownNow();
  }

  /** A call. */
  @POST
  @Path("{id}/answer")
  public String answer(@PathParam("id") String id) {
    return provider.ask();
  }

  /** A call, and then a failure. */
  @POST
  @Path("{id}/refuse")
  public String refuse(@PathParam("id") String id) {
    provider.ask();
    throw new jakarta.ws.rs.BadRequestException("refused");
  }
}
