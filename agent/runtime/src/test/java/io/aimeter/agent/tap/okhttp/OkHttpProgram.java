package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.tap.Program;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** Uses OkHttp; a word after {@code #} in the URL chooses how. */
public final class OkHttpProgram implements Program {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client = new OkHttpClient();

  private static Request request(String url, byte[] body) {
    return new Request.Builder()
        .url(url)
        .header("X-A", "b")
        .post(RequestBody.create(JSON, body))
        .build();
  }

  private OkHttpClient with(Interceptor interceptor) {
    return client.newBuilder().addInterceptor(interceptor).build();
  }

  private Call call(String url, byte[] body) {
    return client(url).newCall(request(url, body));
  }

  private OkHttpClient client(String url) {
    return switch (url.substring(url.indexOf('#') + 1)) {
      case "cached", "cachedsocket" -> with(OkHttpProgram::cached);
      case "nested" -> with(chain -> client.newCall(chain.request()).execute());
      case "aside" ->
          with(
              chain -> {
                String foreign = url.replace("localhost", "127.0.0.1");
                client.newCall(request(foreign, new byte[100])).execute().close();
                return chain.proceed(chain.request());
              });
      case "added" ->
          with(
              chain -> chain.proceed(chain.request().newBuilder().header("X-Late", "yes").build()));
      default -> client;
    };
  }

  private static Response cached(Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(JSON, "cached"))
        .build();
  }

  @Override
  public byte[] post(String url, byte[] body) throws IOException {
    if (url.endsWith("socket")) {
      return socket(url);
    }
    if (url.endsWith("#async")) {
      return enqueue(call(url, body)).join();
    }
    if (url.endsWith("#twice")) {
      Call call = call(url, body);
      byte[] answer = call.execute().body().bytes();
      try {
        enqueue(call).join();
        throw new AssertionError("executed twice");
      } catch (IllegalStateException expected) {
        return answer;
      }
    }
    try (Response response = call(url, body).execute()) {
      return response.body().bytes();
    }
  }

  /** Opens a WebSocket, which fails; the listener's exception, or the body of the refusal. */
  private byte[] socket(String url) throws IOException {
    CompletableFuture<byte[]> failed = new CompletableFuture<>();
    client(url)
        .newWebSocket(
            new Request.Builder().url(url).header("X-A", "b").build(),
            new WebSocketListener() {
              @Override
              public void onFailure(WebSocket socket, Throwable thrown, Response response) {
                try {
                  if (response == null) {
                    failed.completeExceptionally(thrown);
                  } else {
                    failed.complete(response.body().bytes());
                  }
                } catch (IOException e) {
                  failed.completeExceptionally(e);
                }
              }
            });
    try {
      return failed.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getClass().getName(), e.getCause());
    }
  }

  private static CompletableFuture<byte[]> enqueue(Call call) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            answer.completeExceptionally(e);
          }

          @Override
          public void onResponse(Call answered, Response response) throws IOException {
            answer.complete(response.body().bytes());
          }
        });
    return answer;
  }

  @Override
  public void readOneAndClose(String url) throws IOException {
    try (Response response = call(url, new byte[2]).execute()) {
      response.body().source().readByte();
    }
  }

  @Override
  public void readOneAndCancel(String url) throws IOException {
    Call call = call(url, new byte[2]);
    try (Response response = call.execute()) {
      response.body().source().readByte();
      call.cancel();
      response.body().bytes();
    }
  }
}
