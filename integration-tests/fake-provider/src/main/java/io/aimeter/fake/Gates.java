package io.aimeter.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where a response waits between its first piece and the second until the client says that it has
 * seen the first: proof, without a clock, that nothing between the two held it back.
 */
final class Gates {
  private static final long LONGEST_SECONDS = 10;

  private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Closes a gate, before the first piece goes out: the client may be quick to open it. */
  CountDownLatch close(String name) {
    CountDownLatch latch = new CountDownLatch(1);
    waiting.put(name, latch);
    return latch;
  }

  /** Waits for {@link #open}; goes on without it in the end. */
  void await(String name, CountDownLatch latch) throws InterruptedException {
    if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      waiting.remove(name, latch);
    }
  }

  /** Lets the response go on; false when none was waiting any more. */
  boolean open(String name) {
    CountDownLatch latch = waiting.remove(name);
    if (latch != null) {
      latch.countDown();
    }
    return latch != null;
  }
}
