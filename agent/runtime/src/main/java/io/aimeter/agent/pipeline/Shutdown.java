package io.aimeter.agent.pipeline;

import java.util.Collection;

/**
 * The agent's shutdown hook. Hooks run side by side, and others may wait for calls to end that are
 * still going on; so it lets the worker go on for as long as they run, and only then gives up on
 * the exchanges that have not ended. It closes nothing.
 */
public final class Shutdown implements Runnable {
  private static final long LONGEST_WAIT_FOR_OTHERS = 60_000_000_000L;
  private static final long LONGEST_DRAIN = 2_000_000_000L;

  private final Worker worker;
  private final Collection<Thread> hooks;

  /**
   * For a worker.
   *
   * @param hooks all shutdown hooks, as the JVM keeps them; empty where they cannot be known
   */
  public Shutdown(Worker worker, Collection<Thread> hooks) {
    this.worker = worker;
    this.hooks = hooks;
  }

  @Override
  public void run() {
    worker.stop();
    try {
      long start = System.nanoTime();
      while (othersRun() && System.nanoTime() - start < LONGEST_WAIT_FOR_OTHERS) {
        Thread.sleep(1);
      }
      worker.letGo();
      start = System.nanoTime();
      while (!worker.isDrained() && System.nanoTime() - start < LONGEST_DRAIN) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
