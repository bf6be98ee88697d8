package io.aimeter.replay.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/** The JDK's client; every other exchange over HTTP/2. */
final class JdkSender implements ReplayClient.Sender {
  /** Headers the client sets itself and refuses from its caller. */
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient http1 =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpClient http2 =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  @Override
  public byte[] send(Job job) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(job.url()))
            .method(
                job.method(),
                job.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(job.body()));
    job.headers()
        .forEach(
            (name, value) -> {
              if (!RESTRICTED.contains(name)) {
                request.header(name, value);
              }
            });
    HttpClient client = (job.tag().hashCode() & 1) == 0 ? http1 : http2;
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body();
  }
}
