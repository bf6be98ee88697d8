package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import okio.BufferedSource;

/** OkHttp 3.14 and later. */
public final class OkHttp implements Client {
  private final OkHttpClient http2 = new OkHttpClient();
  private final OkHttpClient http1 =
      http2.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();

  @Override
  public boolean http2() {
    return true;
  }

  @Override
  public Answer send(Ask ask) throws IOException {
    Call call = call(ask);
    return new OkHttpAnswer(call, call.execute());
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    call(ask)
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                answer.completeExceptionally(e);
              }

              @Override
              public void onResponse(Call call, Response response) {
                answer.complete(new OkHttpAnswer(call, response));
              }
            });
    return answer;
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("string", ask -> body(http1, ask).string());
    ways.put("bytes", ask -> Received.bytes(body(http1, ask).bytes()));
    ways.put(
        "characters",
        ask -> {
          StringWriter text = new StringWriter();
          try (Reader in = body(http1, ask).charStream()) {
            in.transferTo(text);
          }
          return text;
        });
    ways.put(
        "lines",
        ask -> {
          StringBuilder text = new StringBuilder();
          try (BufferedSource source = body(http1, ask).source()) {
            while (!source.exhausted()) {
              text.append(source.readUtf8LineStrict()).append('|');
            }
          }
          return text;
        });
    ways.put(
        "buffer-by-buffer",
        ask -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (BufferedSource source = body(http1, ask).source()) {
            while (source.request(1)) {
              source.getBuffer().writeTo(bytes, source.getBuffer().size());
            }
          }
          return Received.bytes(bytes.toByteArray());
        });
    ways.put(
        "peek",
        ask -> {
          try (Response response = call(http1, ask).execute()) {
            return response.peekBody(100).string() + " of " + response.body().string();
          }
        });
    ways.put(
        "interceptor-reads",
        ask -> body(http1.newBuilder().addInterceptor(OkHttp::read).build(), ask).string());
    ways.put("sent-again", this::again);
    ways.put(
        "network-interceptor",
        ask -> body(http1.newBuilder().addNetworkInterceptor(OkHttp::pass).build(), ask).string());
    return ways;
  }

  /** Reads the body and hands on a copy, as logging interceptors do. */
  private static Response read(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    byte[] bytes = body.bytes();
    return response.newBuilder().body(ResponseBody.create(body.contentType(), bytes)).build();
  }

  private static Response pass(Interceptor.Chain chain) throws IOException {
    Request request = chain.request().newBuilder().header("x-passed", "1").build();
    return chain.proceed(request).newBuilder().header("x-passed", "2").build();
  }

  /** The request of a response is sent once more, as applications do that try again. */
  private String again(Ask ask) throws IOException {
    Response first = call(http1, ask).execute();
    String text = first.body().string() + " of " + first.request().body().contentLength();
    return text + " then " + http1.newCall(first.request()).execute().body().string();
  }

  private static ResponseBody body(OkHttpClient client, Ask ask) throws IOException {
    return call(client, ask).execute().body();
  }

  private Call call(Ask ask) {
    OkHttpClient client = ask.http2() ? http2 : http1;
    return call(
        client.newBuilder().readTimeout(ask.timeoutMillis(), TimeUnit.MILLISECONDS).build(), ask);
  }

  private static Call call(OkHttpClient client, Ask ask) {
    MediaType json = MediaType.parse(ask.headers().get("Content-Type"));
    Request.Builder request =
        new Request.Builder().url(ask.url()).post(RequestBody.create(json, ask.body()));
    ask.headers().forEach(request::header);
    return client.newCall(request.build());
  }

  private record OkHttpAnswer(Call call, Response response) implements Answer {
    @Override
    public int status() {
      return response.code();
    }

    @Override
    public Map<String, List<String>> headers() {
      return response.headers().toMultimap();
    }

    @Override
    public InputStream body() {
      return response.body().byteStream();
    }

    @Override
    public void cancel() {
      call.cancel();
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
