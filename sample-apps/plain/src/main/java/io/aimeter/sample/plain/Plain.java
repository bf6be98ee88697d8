package io.aimeter.sample.plain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Calls OpenAI (a chat, a streamed chat, an embedding) and Anthropic (a message) through the JDK's
 * HttpClient. Environment: OPENAI_API_KEY, ANTHROPIC_API_KEY, and OPENAI_BASE_URL,
 * ANTHROPIC_BASE_URL to call something else than the providers. The only argument is the number of
 * rounds, 1 by default.
 */
public final class Plain {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private Plain() {}

  /** Makes the calls. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    boolean openAi = usable("OPENAI");
    boolean anthropic = usable("ANTHROPIC");
    if (!openAi && !anthropic) {
      System.err.println(
          "Set OPENAI_API_KEY or ANTHROPIC_API_KEY; or run ./aimeter demo, which needs no key.");
      System.exit(2);
    }
    Plain plain = new Plain();
    for (int i = 0; i < rounds; i++) {
      if (openAi) {
        plain.rankCandidates();
        plain.streamSummary();
        plain.indexDocument();
      }
      if (anthropic) {
        plain.reviewContract();
      }
    }
  }

  private static boolean usable(String provider) {
    return System.getenv(provider + "_API_KEY") != null
        || System.getenv(provider + "_BASE_URL") != null;
  }

  private void rankCandidates() throws IOException, InterruptedException {
    print(
        "chat",
        openAi(
            "/chat/completions",
            """
            {"model": "gpt-4.1-mini", "max_tokens": 200,
             "messages": [{"role": "user", "content": "Rank these three search results."}]}"""));
  }

  private void streamSummary() throws IOException, InterruptedException {
    HttpRequest request =
        openAi(
            "/chat/completions",
            """
            {"model": "gpt-4o-mini", "stream": true, "stream_options": {"include_usage": true},
             "messages": [{"role": "user", "content": "Sum up these search results."}]}""");
    HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      long events = lines.filter(line -> line.startsWith("data:")).count();
      System.out.println("streamed chat: " + response.statusCode() + ", " + events + " events");
    }
  }

  private void indexDocument() throws IOException, InterruptedException {
    print(
        "embedding",
        openAi(
            "/embeddings",
            """
            {"model": "text-embedding-3-small", "input": "A document to be found again."}"""));
  }

  private void reviewContract() throws IOException, InterruptedException {
    HttpRequest request =
        request(base("ANTHROPIC", "https://api.anthropic.com") + "/v1/messages")
            .header("x-api-key", key("ANTHROPIC"))
            .header("anthropic-version", "2023-06-01")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"model": "claude-sonnet-4-5", "max_tokens": 300,
                     "messages": [{"role": "user", "content": "Review this contract."}]}"""))
            .build();
    print("message", request);
  }

  private void print(String what, HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    System.out.println(
        what + ": " + response.statusCode() + ", " + response.body().length() + " characters");
  }

  private static HttpRequest openAi(String path, String body) {
    return request(base("OPENAI", "https://api.openai.com/v1") + path)
        .header("Authorization", "Bearer " + key("OPENAI"))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json");
  }

  private static String base(String provider, String otherwise) {
    String given = System.getenv(provider + "_BASE_URL");
    return given == null ? otherwise : given;
  }

  private static String key(String provider) {
    String given = System.getenv(provider + "_API_KEY");
    return given == null ? "no-key-needed" : given;
  }
}
