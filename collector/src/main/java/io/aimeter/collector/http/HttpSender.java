package io.aimeter.collector.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts to a server. A redirect is an answer like any other: what is posted, and the headers with
 * it, are for nobody but the server that was named. Thread-safe.
 */
public final class HttpSender {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Duration longest;

  /**
   * Connects when it posts.
   *
   * @param longest how long a request may take, from connecting to the end of its answer
   * @throws IOException if a file for TLS cannot be used
   */
  public HttpSender(ClientTls tls, Duration longest) throws IOException {
    this.longest = longest;
    client =
        HttpClient.newBuilder()
            .sslContext(tls.context())
            .connectTimeout(LONGEST_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * What a server answered.
   *
   * @param retryAfter how long it wants to be left alone; null where it says nothing of that
   */
  public record Answer(int status, Duration retryAfter, byte[] body) {
    /** Whether it took what was posted. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Posts.
   *
   * @throws IOException if there is no answer; the message names the server, and nothing of what
   *     was posted
   */
  public Answer post(URI to, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to).timeout(longest).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> answer = coming.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Retry-After").map(HttpSender::retryAfter).orElse(null),
          answer.body());
    } catch (TimeoutException e) {
      throw new IOException(
          server(to) + " does not answer within " + longest.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(server(to) + ": " + reason(e.getCause()), e);
    } finally {
      coming.cancel(true);
    }
  }

  /** The server's part of an address, without what may be secret behind it. */
  public static String server(URI of) {
    return of.getScheme() + "://" + of.getRawAuthority();
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    return cause instanceof java.net.ConnectException
        ? "cannot connect"
        : cause.getClass().getSimpleName();
  }

  /** Seconds or a date, as the header may be either; null where it is neither. */
  static Duration retryAfter(String text) {
    String trimmed = text.trim();
    if (trimmed.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(trimmed));
    }
    try {
      Instant then = ZonedDateTime.parse(trimmed, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
