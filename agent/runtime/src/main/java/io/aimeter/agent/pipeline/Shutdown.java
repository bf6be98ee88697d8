package io.aimeter.agent.pipeline;

import io.aimeter.agent.health.Notices;
import java.util.Collection;

/**
 * The agent's shutdown hook. Hooks run side by side, and others may wait for calls to end that are
 * still going on; so it lets the worker go on for as long as they run, and only then gives up on
 * the exchanges that have not ended. It closes nothing.
 *
 * <p>What waits is recorded within milliseconds, unless the machine is so busy that the worker gets
 * no processor, or the disk hangs. Then the JVM's end waits for a while, because these are the
 * calls nobody would ever hear of again; what is left after it is counted.
 */
public final class Shutdown implements Runnable {
  private static final long LONGEST_WAIT_FOR_OTHERS = 60_000_000_000L;
  private static final long LONGEST_DRAIN = 10_000_000_000L;

  /** For the status to be written once more. */
  private static final long LAST_WORD_MILLIS = 2_000;

  private final Worker worker;
  private final Collection<Thread> hooks;
  private final Notices notices;
  private final long longestDrain;

  /**
   * For a worker.
   *
   * @param hooks all shutdown hooks, as the JVM keeps them; empty where they cannot be known
   */
  public Shutdown(Worker worker, Collection<Thread> hooks, Notices notices) {
    this(worker, hooks, notices, LONGEST_DRAIN);
  }

  Shutdown(Worker worker, Collection<Thread> hooks, Notices notices, long longestDrain) {
    this.worker = worker;
    this.hooks = hooks;
    this.notices = notices;
    this.longestDrain = longestDrain;
  }

  @Override
  public void run() {
    worker.stop();
    try {
      long start = System.nanoTime();
      while (othersRun() && System.nanoTime() - start < LONGEST_WAIT_FOR_OTHERS) {
        Thread.sleep(1);
      }
      long end = System.nanoTime() + longestDrain;
      worker.letGo(end);
      while (!worker.isDrained() && System.nanoTime() - end < 0) {
        Thread.sleep(1);
      }
      if (!worker.isDrained()) {
        giveUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp() throws InterruptedException {
    int calls = worker.dropRest();
    if (calls > 0) {
      notices.once(
          calls
              + (calls == 1 ? " call is" : " calls are")
              + " not recorded: the JVM ends, and neither machine nor disk let them be recorded in time",
          null);
    }
    Thread word = new Thread(worker::lastWord, "aimeter-last-word");
    word.setDaemon(true); // a disk that hangs must not hold the JVM
    word.start();
    word.join(LAST_WORD_MILLIS);
  }

  private boolean othersRun() {
    for (Thread hook : hooks) {
      if (hook != Thread.currentThread() && hook.getState() != Thread.State.TERMINATED) {
        return true;
      }
    }
    return false;
  }
}
