package io.aimeter.soak;

import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that happens now and then, on a thread of its own, until the soak ends; and once at
 * least, for which it may go on for a while after that.
 */
final class Trouble implements Runnable {
  /** What happens, or does not; whatever it breaks is whole again when it returns. */
  interface Event {
    boolean happens(Random random) throws Exception;
  }

  private static final long LONGEST_OVERTIME_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long OVERTIME_LOOK_MILLIS = 200;

  private final String name;
  private final Random random;
  private final int meanMillis;
  private final Event event;
  private final CountDownLatch end;
  private final AtomicInteger times = new AtomicInteger();
  private volatile Exception failure;

  /**
   * A trouble.
   *
   * @param meanMillis how long it is quiet on average
   * @param end counted down when nothing more is to happen
   */
  Trouble(String name, long seed, int meanMillis, CountDownLatch end, Event event) {
    this.name = name;
    this.random = new Random(seed + name.hashCode());
    this.meanMillis = meanMillis;
    this.event = event;
    this.end = end;
  }

  @Override
  public void run() {
    try {
      while (!end.await(random.nextInt(2 * meanMillis), TimeUnit.MILLISECONDS)) {
        happen();
      }
      long over = System.nanoTime() + LONGEST_OVERTIME_NANOS;
      while (times() == 0 && System.nanoTime() - over < 0) {
        happen();
        Thread.sleep(OVERTIME_LOOK_MILLIS);
      }
    } catch (Exception e) {
      failure = e;
      end.countDown();
    }
  }

  private void happen() throws Exception {
    if (event.happens(random)) {
      times.incrementAndGet();
    }
  }

  int times() {
    return times.get();
  }

  /** What went wrong with it itself. */
  Exception failure() {
    return failure;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d × %s", times(), name);
  }
}
