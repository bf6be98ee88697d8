package io.aimeter.apps.routes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls OpenAI out of the routes of several frameworks. Argument: the base URL. */
public final class Routes {
  private static final HttpClient BROWSER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Routes() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    Provider provider = new Provider(args[0]);
    VertxRoutes.run(provider);
    Resources.run(provider);
    GrpcService.run(provider);
    JavaxServlets.run(provider);
    System.exit(0);
  }

  /** What a browser gets of a path, in short. */
  static void print(int port, String path) throws Exception {
    HttpResponse<String> answer =
        BROWSER.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString("question"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String size = answer.statusCode() == 200 ? " " + answer.body().length() : "";
    System.out.println(path + ' ' + answer.statusCode() + size);
  }
}
