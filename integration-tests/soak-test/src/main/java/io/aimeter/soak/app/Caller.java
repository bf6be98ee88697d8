package io.aimeter.soak.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Calls providers one time after the other, in every form, until it reads anything; ends when its
 * standard input does. Arguments: who it is, the provider's port, a seed.
 */
public final class Caller {
  private static final int LONGEST_PAUSE_MILLIS = 500;
  private static final int FORMS = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String name;
  private final String port;
  private final Random random;

  private Caller(String name, String port, long seed) {
    this.name = name;
    this.port = port;
    this.random = new Random(seed);
  }

  /** The program. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch quiet = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  quiet.countDown();
                }
              } catch (IOException e) {
                // Whoever started it is gone.
              }
              quiet.countDown();
              ended.countDown();
            });
    reader.setDaemon(true);
    reader.start();
    Caller caller = new Caller(args[0], args[1], Long.parseLong(args[2]));
    while (!quiet.await(caller.random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
      try {
        caller.call();
      } catch (IOException e) {
        System.out.println("failed: " + e);
      }
    }
    ended.await();
  }

  private void call() throws IOException, InterruptedException {
    int form = random.nextInt(FORMS);
    if (form < 3) {
      chat("gpt-4o-mini", false, "");
    } else if (form < 5) {
      chat("gpt-4.1", true, "");
    } else if (form < 7) {
      message("claude-sonnet-4-5", false);
    } else if (form == 7) {
      message("claude-haiku-4-5", true);
    } else if (form == 8) {
      send(
          "api.openai.com/v1/embeddings",
          "{\"model\":\"text-embedding-3-small\",\"input\":\"%s\"}".formatted(words()));
    } else {
      chat("gpt-4o", false, " status=429");
    }
  }

  private void chat(String model, boolean streaming, String more)
      throws IOException, InterruptedException {
    String stream = streaming ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
    send(
        "api.openai.com/v1/chat/completions",
        "{\"model\":\"%s\"%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s [[out=%d cached=%d%s]]\"}]}"
            .formatted(model, stream, words(), 1 + random.nextInt(900), random.nextInt(400), more));
  }

  private void message(String model, boolean streaming) throws IOException, InterruptedException {
    send(
        "api.anthropic.com/v1/messages",
        ("{\"model\":\"%s\",\"max_tokens\":1000,\"stream\":%s,\"messages\":[{\"role\":\"user\","
                + "\"content\":\"%s [[out=%d cached=%d write5m=%d write1h=%d]]\"}]}")
            .formatted(
                model,
                streaming,
                words(),
                1 + random.nextInt(900),
                random.nextInt(400),
                random.nextInt(90),
                random.nextInt(30)));
  }

  private String words() {
    return "word ".repeat(1 + random.nextInt(60)).trim();
  }

  private void send(String hostAndPath, String body) throws IOException, InterruptedException {
    int slash = hostAndPath.indexOf('/');
    URI uri =
        URI.create(
            "https://"
                + hostAndPath.substring(0, slash)
                + ':'
                + port
                + hostAndPath.substring(slash));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("content-type", "application/json")
            .header("x-fake-caller", name)
            .header("authorization", "Bearer sk-soak-0000")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    client.send(request, BodyHandlers.ofString());
  }
}
