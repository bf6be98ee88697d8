package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.tap.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.polly.PollyAsyncClient;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechResponse;

/** Uses an asynchronous client of the SDK; what follows {@code #} in the URL are its retries. */
public final class AwsSdkAsyncProgram implements Program {
  private static <T> CompletableFuture<T> ask(
      String url, byte[] body, AsyncResponseTransformer<SynthesizeSpeechResponse, T> transformer) {
    int fragment = url.indexOf('#');
    int retries = fragment < 0 ? 0 : Integer.parseInt(url.substring(fragment + 1));
    PollyAsyncClient client =
        Polly.client(
            PollyAsyncClient.builder().httpClient(NettyNioAsyncHttpClient.create()), retries);
    return client.synthesizeSpeech(Polly.request(url, body), transformer);
  }

  private static <T> T join(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Throwable below = cause.getCause() == null ? cause : cause.getCause();
      throw below instanceof IOException io ? io : new IOException(cause);
    }
  }

  @Override
  public byte[] post(String url, byte[] body) throws IOException {
    return join(ask(url, body, AsyncResponseTransformer.toBytes())).asByteArray();
  }

  @Override
  public void readOneAndClose(String url) throws IOException {
    // The stream reads ahead: an answer that ends could be whole before it is closed.
    String endless = url.replace("?ends", "");
    try (ResponseInputStream<SynthesizeSpeechResponse> answer =
        join(ask(endless, new byte[2], AsyncResponseTransformer.toBlockingInputStream()))) {
      int unused = answer.read();
    }
  }

  @Override
  public void readOneAndCancel(String url) throws IOException {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    join(ask(url, new byte[2], AsyncResponseTransformer.toPublisher()))
        .subscribe(
            new Subscriber<>() {
              private Subscription subscription;

              @Override
              public void onSubscribe(Subscription its) {
                subscription = its;
                its.request(1);
              }

              @Override
              public void onNext(ByteBuffer bytes) {
                subscription.cancel();
                cancelled.completeExceptionally(new IOException("cancelled"));
              }

              @Override
              public void onError(Throwable thrown) {
                cancelled.completeExceptionally(thrown);
              }

              @Override
              public void onComplete() {
                cancelled.complete(null);
              }
            });
    join(cancelled);
  }
}
