package io.aimeter.agent.tap.jdk;

import io.aimeter.core.ask.UsageHider;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * Hides from the application's subscriber the usage it did not ask for. A list of buffers of which
 * nothing is left to be shown is not passed on: another is asked for in its place, so that the
 * application's demand is met as before. What is held back at the stream's end waits for demand, if
 * there is none, and the end waits with it.
 */
final class HidingSubscriber implements Subscriber<List<ByteBuffer>> {
  private final Subscriber<? super List<ByteBuffer>> subscriber;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final UsageHider hider = new UsageHider(shown::write, (bytes, offset, length) -> {});
  private Subscription subscription;

  /** How many lists the application has asked for and not got. */
  private long demand;

  private List<ByteBuffer> rest;
  private Throwable failure;
  private volatile boolean cancelled;

  HidingSubscriber(Subscriber<? super List<ByteBuffer>> subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public void onSubscribe(Subscription itsSubscription) {
    subscription = itsSubscription;
    subscriber.onSubscribe(itsSubscription == null ? null : new Counting(itsSubscription));
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (buffers == null) {
      subscriber.onNext(null);
      return;
    }
    for (int i = 0; i < buffers.size(); i++) {
      ByteBuffer buffer = buffers.get(i);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      hider.feed(bytes, 0, bytes.length);
    }
    List<ByteBuffer> left = taken();
    if (left == null) {
      subscription.request(1);
      return;
    }
    synchronized (this) {
      demand -= demand == Long.MAX_VALUE ? 0 : 1;
    }
    subscriber.onNext(left);
  }

  /** What can be shown by now, in the form in which the client hands bodies over; or null. */
  private List<ByteBuffer> taken() {
    if (shown.size() == 0) {
      return null;
    }
    byte[] bytes = shown.toByteArray();
    shown.reset();
    return List.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  @Override
  public void onError(Throwable thrown) {
    end(thrown);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(Throwable thrown) {
    hider.end();
    List<ByteBuffer> last = taken();
    synchronized (this) {
      if (last != null && demand == 0 && !cancelled) {
        rest = last;
        failure = thrown;
        return;
      }
    }
    if (last != null && !cancelled) {
      subscriber.onNext(last);
    }
    finish(thrown);
  }

  private void finish(Throwable thrown) {
    if (thrown == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(thrown);
    }
  }

  private final class Counting implements Subscription {
    private final Subscription counted;

    Counting(Subscription counted) {
      this.counted = counted;
    }

    @Override
    public void request(long count) {
      List<ByteBuffer> last = null;
      synchronized (HidingSubscriber.this) {
        if (count > 0) {
          demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
          last = rest;
          rest = null;
        }
      }
      if (last == null) {
        counted.request(count);
      } else {
        subscriber.onNext(last);
        finish(failure);
      }
    }

    @Override
    public void cancel() {
      synchronized (HidingSubscriber.this) {
        cancelled = true;
        rest = null;
      }
      counted.cancel();
    }
  }
}
