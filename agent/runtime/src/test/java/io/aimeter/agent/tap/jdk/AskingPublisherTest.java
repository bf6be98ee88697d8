package io.aimeter.agent.tap.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.pipeline.Captured;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.UsageOption;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingPublisherTest {
  private static final String BODY = "{\"stream\":true,\"x\":\"wörd\"}";
  private static final String ASKED =
      "{\"stream\":true,\"x\":\"wörd\",\"stream_options\":{\"include_usage\":true}}";

  private final Captured captured = new Captured();
  private final Call call = new Call(captured.chat(), UsageOption.OPENAI);

  private static HttpRequest request(BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).POST(body);
    request.header("Content-Type", "application/json");
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }

  private AskingPublisher asking(BodyPublisher body, String... headers) {
    HttpRequest request = request(body, headers);
    return AskingPublisher.of(request, request.bodyPublisher().orElseThrow(), call);
  }

  private static String sent(BodyPublisher publisher) {
    var body = BodySubscribers.ofString(StandardCharsets.UTF_8);
    publisher.subscribe(
        new Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            body.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            body.onNext(List.of(bytes));
          }

          @Override
          public void onError(Throwable thrown) {
            body.onError(thrown);
          }

          @Override
          public void onComplete() {
            body.onComplete();
          }
        });
    return body.getBody().toCompletableFuture().join();
  }

  @Test
  void itAsksEachTimeItIsSentAndTheApplicationsBodyIsCapturedOnce() throws Exception {
    AskingPublisher asking = asking(BodyPublishers.ofString(BODY), "Authorization", "Bearer x");
    assertTrue(call.isAsked());
    assertEquals(ASKED.getBytes(StandardCharsets.UTF_8).length, asking.contentLength());
    assertEquals(ASKED, sent(asking));
    assertEquals(ASKED, sent(asking));
    call.capture().finish(ExchangeEnd.COMPLETE, null);
    assertEquals(BODY, new String(captured.one().request, StandardCharsets.UTF_8));
  }

  @Test
  void bodiesInMemoryAlone(@TempDir Path directory) throws Exception {
    byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
    assertNotNull(asking(BodyPublishers.ofByteArray(bytes)));
    assertNotNull(
        asking(
            BodyPublishers.ofByteArray(
                ("x" + BODY).getBytes(StandardCharsets.UTF_8), 1, bytes.length)));
    Path file = Files.writeString(directory.resolve("f"), BODY);
    assertNull(asking(BodyPublishers.ofFile(file)));
    assertNull(asking(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    assertNull(asking(BodyPublishers.ofByteArrays(List.of(bytes))));
    BodyPublisher own = BodyPublishers.ofByteArray(bytes);
    assertNull(asking(BodyPublishers.fromPublisher(own, bytes.length)));
    assertNull(asking(BodyPublishers.ofString(BODY + " ".repeat(300_000))));
    assertNull(asking(BodyPublishers.noBody()));
  }

  @Test
  void whatIsSignedOrSaysOtherwiseStays() {
    BodyPublisher body = BodyPublishers.ofString(BODY);
    assertNull(asking(body, "Digest", "x"));
    assertNull(asking(body, "Accept-Encoding", "gzip"));
    assertNull(asking(BodyPublishers.ofString("{\"stream\":false}")));
    Call unasked = new Call(captured.chat(), UsageOption.NONE);
    assertNull(AskingPublisher.of(request(body), body, unasked));
    assertFalse(call.isAsked());
  }

  @Test
  void theApplicationsOwnIsKnown() {
    BodyPublisher body = BodyPublishers.ofString(BODY);
    AskingPublisher asking = asking(body);
    assertSame(body, asking.original());
    assertNull(asking(asking));
  }
}
