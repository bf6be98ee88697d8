package io.aimeter.apps.steady;

import io.aimeter.apps.steady.cart.Cart;
import io.aimeter.apps.steady.search.Finder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two packages that call the provider whenever they are told to. */
public final class Shop {
  private static final long PATIENCE_MILLIS = 120_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  private Shop(String baseUrl) {
    request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
            .header("authorization", "Bearer sk-secret-7301")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"gpt-4o-mini\",\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"secretprompt [[out=10]]\"}]}"))
            .build();
  }

  /** Calls from both packages once the file 1 is in the directory, then 2, up to rounds. */
  static void run(String baseUrl, int rounds, Path directory)
      throws IOException, InterruptedException {
    Shop shop = new Shop(baseUrl);
    for (int round = 1; round <= rounds; round++) {
      await(directory.resolve(Integer.toString(round)));
      new Finder().find(shop);
      new Cart().check(shop);
      System.out.println("round " + round);
    }
  }

  private static void await(Path file) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!Files.exists(file)) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException(file + " never came");
      }
      Thread.sleep(20);
    }
  }

  /** What the packages call by. */
  public HttpClient client() {
    return client;
  }

  /** What they ask. */
  public HttpRequest request() {
    return request;
  }
}
