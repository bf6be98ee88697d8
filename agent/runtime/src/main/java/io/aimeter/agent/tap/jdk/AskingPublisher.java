package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.ask.AskableHeaders;
import io.aimeter.core.ask.AskedRequest;
import io.aimeter.core.provider.UsageOption;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * A request's body that asks for the stream's usage, in place of the application's. Captured is the
 * application's own.
 */
final class AskingPublisher implements BodyPublisher {
  /** The JDK's publishers of bytes in memory: to subscribe to them once more does nothing else. */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher",
          "jdk.internal.net.http.RequestPublishers$StringPublisher");

  private final BodyPublisher original;
  private final byte[] body;
  private final BodyPublisher asking;
  private final Capture capture;
  private boolean captured;

  private AskingPublisher(BodyPublisher original, byte[] body, byte[] asked, Capture capture) {
    this.original = original;
    this.body = body;
    this.asking = BodyPublishers.ofByteArray(asked);
    this.capture = capture;
  }

  /** Null where the request is to be sent as it is. */
  static AskingPublisher of(HttpRequest request, BodyPublisher original, Call call) {
    if (call.usageOption() == UsageOption.NONE
        || !IN_MEMORY.contains(original.getClass().getName())
        || original.contentLength() > AskedRequest.MOST_BYTES) {
      return null;
    }
    HeadersView headers = new HeadersView(request.headers());
    Set<String> names = request.headers().map().keySet();
    if (!AskableHeaders.ofRequest(names, headers, headers.first("content-type"))) {
      return null;
    }
    byte[] body = Bytes.of(original);
    byte[] asked = body == null ? null : AskedRequest.body(body, call.usageOption());
    if (asked == null) {
      return null;
    }
    call.asked();
    return new AskingPublisher(original, body, asked, call.capture());
  }

  /** The application's own publisher. */
  BodyPublisher original() {
    return original;
  }

  @Override
  public long contentLength() {
    return asking.contentLength();
  }

  /** Called again when the client sends again. */
  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    captureOnce();
    asking.subscribe(subscriber);
  }

  private synchronized void captureOnce() {
    if (!captured) {
      captured = true;
      capture.requestBytes(body, 0, body.length);
    }
  }

  /** Takes what a publisher has in memory, which it gives at once, on the thread that asks. */
  private static final class Bytes implements Subscriber<ByteBuffer> {
    private final ByteBuffer bytes;
    private boolean whole;

    private Bytes(int length) {
      bytes = ByteBuffer.allocate(length);
    }

    /** Null where they are not to be had. */
    static byte[] of(BodyPublisher publisher) {
      Bytes bytes = new Bytes((int) publisher.contentLength());
      publisher.subscribe(bytes);
      return bytes.whole && !bytes.bytes.hasRemaining() ? bytes.bytes.array() : null;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer next) {
      bytes.put(next);
    }

    @Override
    public void onError(Throwable thrown) {
      whole = false;
    }

    @Override
    public void onComplete() {
      whole = true;
    }
  }
}
