package io.aimeter.agent.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.config.Settings;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.provider.Recognizer;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of the last calls when the JVM ends. */
class ShutdownTest {
  private static final int CALLS = 5;

  private final Counters counters = new Counters();
  private final Notices notices = new Notices(new PrintStream(System.err, true, UTF_8), false);
  private final Handoff handoff = new Handoff(counters, () -> {}, 1024, 200_000);
  private final Meter meter =
      new Meter(Recognizer.of(Map.of()), new CallContexts(new ContextMaps(counters)), handoff);
  private final SlowDisk disk = new SlowDisk();
  private final Worker worker = new Worker(handoff, this::recorder, counters, notices);

  /** The destination, in which the first record takes until it is let on. */
  private final class SlowDisk implements Destination {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch goesOn = new CountDownLatch(1);
    final List<Integer> sizes = new ArrayList<>();
    final AtomicLong lastSaid = new AtomicLong();
    volatile boolean isHeld;
    volatile boolean hangs;

    @Override
    public String instance() {
      return "i";
    }

    @Override
    public boolean append(ByteBuffer record) {
      reached.countDown();
      if (isHeld) {
        ShutdownTest.await(goesOn);
      }
      sizes.add(record.remaining());
      return true;
    }

    @Override
    public void tick(long nanoTime) {}

    @Override
    public void stopping() {}

    @Override
    public void lastWord() {
      if (hangs) {
        ShutdownTest.await(goesOn);
      }
      lastSaid.set(counters.get(StatusFile.DROPPED_EXIT));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Recorder recorder() {
    return new Recorder(
        Attributor.of(Settings.of(Map.of(), Map.of()), UnaryOperator.identity()),
        new WatchedRules(null, notices),
        PriceBook.bundled(),
        new byte[32],
        disk,
        handoff,
        counters,
        "test");
  }

  private Capture call() {
    return meter.begin(
        "test",
        meter.match("api.openai.com", 443, "POST", "/v1/chat/completions"),
        "POST",
        "api.openai.com",
        443,
        "/v1/chat/completions",
        name -> null);
  }

  private void callsThatEnded() {
    for (int i = 0; i < CALLS; i++) {
      call().finish(ExchangeEnd.COMPLETE, null);
    }
  }

  private void startWorker() {
    Thread thread = new Thread(worker, "aimeter-test");
    thread.setDaemon(true); // it polls for ever
    thread.start();
  }

  private void end(long longestDrain) {
    new Shutdown(worker, Set.of(), notices, longestDrain).run();
  }

  @Test
  void whatWaitsIsRecordedBeforeTheJvmEnds() {
    callsThatEnded();
    call(); // one that goes on
    startWorker();
    end(TimeUnit.SECONDS.toNanos(20));
    assertEquals(CALLS + 1, disk.sizes.size());
    assertEquals(0, counters.get(StatusFile.DROPPED_EXIT));
    assertNull(notices.last());
  }

  @Test
  void whatTheEndCannotWaitForIsCountedAndHasItsNumber() throws InterruptedException {
    callsThatEnded();
    Capture going = call();
    disk.isHeld = true;
    startWorker();
    await(disk.reached);
    end(0);
    assertTrue(going.isFinished());
    assertEquals(CALLS, counters.get(StatusFile.DROPPED_EXIT), "all but the one it was at");
    assertEquals(CALLS + 1, handoff.lastSequence());
    assertEquals(CALLS, disk.lastSaid.get());
    assertTrue(notices.last().startsWith(CALLS + " calls are not recorded: the JVM ends"));
    disk.goesOn.countDown();
    while (!worker.isDrained()) {
      Thread.sleep(1);
    }
    assertEquals(1, disk.sizes.size(), "what is counted as dropped is never recorded");
  }

  @Test
  void aDiskThatHangsHoldsNoJvm() {
    callsThatEnded();
    disk.isHeld = true;
    disk.hangs = true;
    startWorker();
    await(disk.reached);
    end(0);
    assertEquals(CALLS - 1, counters.get(StatusFile.DROPPED_EXIT));
    disk.goesOn.countDown();
  }
}
