package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Asks a server that speaks PromQL. */
final class PromQl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String address;

  PromQl(String address) {
    this.address = address;
  }

  /** The vector that is the answer. */
  JsonNode ask(String query) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            address + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body()).get("data").get("result");
  }

  /** The value of an answer of one series; 0 of none. */
  double number(String query) throws IOException, InterruptedException {
    JsonNode result = ask(query);
    return result.isEmpty() ? 0 : result.get(0).get("value").get(1).asDouble();
  }

  /** Waits until a query has that answer, for a minute. */
  void await(long count, String query, Callable<String> otherwise) throws Exception {
    double expected = (double) count;
    long end = System.nanoTime() + 90_000_000_000L;
    double answer = number(query);
    while (answer != expected) {
      if (System.nanoTime() > end) {
        assertEquals(expected, answer, query + "\n" + otherwise.call());
      }
      Thread.sleep(200);
      answer = number(query);
    }
  }
}
