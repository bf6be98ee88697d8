package io.aimeter.apps.wars;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** OpenAI by the JDK's HttpClient; a class of each web application's own. */
public final class Provider {
  private final HttpClient client = HttpClient.newHttpClient();

  /** What it answers, in short, and who asked. */
  public String ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(System.getProperty("wars.provider") + "/chat/completions"))
            .header("Authorization", "Bearer sk-secret-7301")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"gpt-4o-mini\",\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"secretprompt [[out=10]]\"}]}"))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + Provider.class.getClassLoader().getClass().getSimpleName();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
