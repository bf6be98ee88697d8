package io.aimeter.contract.program;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** A subscriber that keeps the bytes it is given, asking for them one list at a time. */
public final class Received implements Flow.Subscriber<List<ByteBuffer>> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String end = "open";
  private Flow.Subscription subscription;

  /** Size and digest. */
  public static String bytes(byte[] bytes) {
    return bytes.length + " bytes " + Notebook.digest(bytes);
  }

  /** Subscribes, and waits for the end. */
  public Received from(Flow.Publisher<List<ByteBuffer>> publisher) throws InterruptedException {
    publisher.subscribe(this);
    ended.await();
    return this;
  }

  /** Keeps a part. */
  public void add(byte[] part) {
    bytes.writeBytes(part);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable error) {
    end = String.valueOf(error);
    ended.countDown();
  }

  @Override
  public void onComplete() {
    end = "complete";
    ended.countDown();
  }

  @Override
  public String toString() {
    return end + " " + bytes(bytes.toByteArray());
  }
}
