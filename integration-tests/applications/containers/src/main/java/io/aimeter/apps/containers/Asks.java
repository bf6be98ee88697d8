package io.aimeter.apps.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks by the JDK's own client. */
final class Asks {
  private Asks() {}

  static String ask(String url, String text) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", "Bearer sk-secret-7301")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(text)))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return text + ' ' + answer.statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String body(String text) {
    return "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + text
        + " secretprompt\"}]}";
  }
}
