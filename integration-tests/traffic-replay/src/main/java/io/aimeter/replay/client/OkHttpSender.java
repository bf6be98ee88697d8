package io.aimeter.replay.client;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp; every other exchange over HTTP/2. */
final class OkHttpSender implements ReplayClient.Sender {
  private static final Set<String> BODILESS = Set.of("GET", "HEAD");

  private final OkHttpClient http2 =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).followRedirects(false).build();
  private final OkHttpClient http1 =
      http2.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();

  @Override
  public byte[] send(Job job) throws IOException {
    RequestBody body = BODILESS.contains(job.method()) ? null : RequestBody.create(job.body());
    Request.Builder request = new Request.Builder().url(job.url()).method(job.method(), body);
    job.headers()
        .forEach(
            (name, value) -> {
              if (!name.equals("content-length") && !name.equals("host")) {
                request.header(name, value);
              }
            });
    // Set by the caller, the encoding is left to the caller: the bytes of the wire arrive.
    if (!job.headers().containsKey("accept-encoding")) {
      request.header("accept-encoding", "gzip");
    }
    OkHttpClient client = (job.tag().hashCode() & 1) == 0 ? http1 : http2;
    try (Response response = client.newCall(request.build()).execute()) {
      return response.body().bytes();
    }
  }
}
