package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.collector.Health;
import io.aimeter.collector.web.WebPlan;
import io.aimeter.collector.web.WebServer;
import io.aimeter.collector.web.api.ApiPlan;
import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** What the dashboard's page is told, by a server of its own over an aimeter directory. */
final class Page implements AutoCloseable {
  private static final String TOKEN = "sesame";

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server;

  Page(Path root) throws IOException {
    server =
        new WebServer(
            new WebPlan(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null),
            () -> new Health(null, System.nanoTime(), 1, 0, List.of()),
            new ApiPlan(root, PriceBook.bundled(), TOKEN, Set.of()),
            (event, message, fields) -> {});
    server.start();
  }

  /** The answer to a question with these parameters, a name and a value each. */
  HttpResponse<String> send(String answer, String... parameters)
      throws IOException, InterruptedException {
    StringJoiner query = new StringJoiner("&");
    for (int i = 0; i < parameters.length; i += 2) {
      query.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/" + answer + "?" + query);
    return client.send(
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + TOKEN).build(),
        BodyHandlers.ofString());
  }

  /** The text of an answer; there must be one. */
  String get(String answer, String... parameters) throws IOException, InterruptedException {
    HttpResponse<String> response = send(answer, parameters);
    assertEquals(200, response.statusCode(), response::body);
    return response.body();
  }

  /** What Prometheus is told. */
  String metrics() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  JsonNode json(String answer, String... parameters) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get(answer, parameters));
  }

  @Override
  public void close() {
    server.close();
  }
}
