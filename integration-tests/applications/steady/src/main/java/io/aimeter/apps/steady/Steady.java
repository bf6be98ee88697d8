package io.aimeter.apps.steady;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/**
 * Calls the provider one time after the other. Arguments: the base URL and how often; prints the
 * number of each call once it has been answered. With a directory behind them it is a {@link Shop}.
 */
public final class Steady {
  private Steady() {}

  /** The program. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 2) {
      Shop.run(args[0], Integer.parseInt(args[1]), Path.of(args[2]));
      return;
    }
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0] + "/chat/completions"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"gpt-4o-mini\",\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"again [[out=10]]\"}]}"))
            .build();
    int calls = Integer.parseInt(args[1]);
    for (int i = 1; i <= calls; i++) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      System.out.println(i + " " + response.statusCode() + " " + response.body().length());
    }
  }
}
