package io.aimeter.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * An application that calls an AI provider, which it plays itself, a number of times, with a pause
 * after each call. Prints the calls that were answered, and its threads.
 */
final class Caller {
  private static final byte[] ANSWER =
      ("{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini-2024-07-18\","
              + "\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,"
              + "\"total_tokens\":10}}")
          .getBytes(UTF_8);

  private Caller() {}

  /** Arguments: how many calls, milliseconds after each. */
  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else 40 ms a call
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:" + server.getAddress().getPort() + "/v1/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"gpt-4o-mini\"}"))
            .build();
    int answered = 0;
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      byte[] body = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      answered += java.util.Arrays.equals(ANSWER, body) ? 1 : 0;
      Thread.sleep(Integer.parseInt(args[1]));
    }
    System.out.println("answered " + answered);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.getName().startsWith("HttpClient-")) {
        System.out.println("thread " + thread.getName());
      }
    }
    server.stop(0);
  }
}
