package io.aimeter.agent.pipeline;

import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.core.exchange.ExchangeEnd;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The agent's one thread: polls the hand-off, reads bodies, records what has ended, and keeps the
 * journal going. It polls quickly while there is work, ever slower while there is none, and is
 * never woken by a caller.
 */
public final class Worker implements Runnable, Events {
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long LONGEST_PAUSE = 50_000_000;

  /** The longest pause while exchanges go on: large bodies must not wait until they are shed. */
  private static final long LONGEST_BUSY_PAUSE = 5_000_000;

  /** How often conversations are asked for what was said: a turn is recorded soon after its end. */
  private static final long ASKING_INTERVAL = 250_000_000;

  private static final long STOPPING_PAUSE = 300_000;
  private static final long PRUNE_INTERVAL = 1_000_000_000;
  private static final int BATCH = 1024;

  private final Handoff handoff;
  private final Supplier<Recorder> recorders;
  private final Counters counters;
  private final Notices notices;
  private final Set<Handle> open = ConcurrentHashMap.newKeySet();
  private final Set<Exchange> conversing = new HashSet<>();
  private final Unmetered unmetered;
  private Recorder recorder;
  private volatile Destination destination;
  private long prunedAt;
  private long askedAt;
  private volatile boolean stopping;
  private volatile boolean letGo;
  private volatile long giveUpAt;
  private volatile boolean drained;

  /**
   * A worker.
   *
   * @param recorders gives the recorder; asked once, on the agent thread
   */
  public Worker(Handoff handoff, Supplier<Recorder> recorders, Counters counters, Notices notices) {
    this.handoff = handoff;
    this.unmetered = new Unmetered(handoff.tapped());
    this.recorders = recorders;
    this.counters = counters;
    this.notices = notices;
  }

  /** Polls until the JVM halts. */
  @Override
  public void run() {
    try {
      begin();
    } catch (Throwable t) {
      counters.swallowed("pipeline");
      notices.once("nothing is metered: " + t, t);
      handoff.close();
      drained = true;
      return;
    }
    poll();
  }

  /** Makes the recorder; throws where there is none to be had. */
  void begin() {
    recorder = recorders.get();
    destination = recorder.destination();
  }

  private void poll() {
    long pause = SHORTEST_PAUSE;
    boolean told = false;
    while (true) {
      boolean stop = stopping;
      if (stop && !told) {
        told = true;
        destination.stopping();
      }
      boolean last = letGo;
      if (last) {
        abandonAll();
        recordUnmetered(true);
      }
      boolean worked = round();
      if (last && !worked) {
        drained = true;
      }
      if (worked) {
        pause = SHORTEST_PAUSE;
      } else {
        LockSupport.parkNanos(stop ? STOPPING_PAUSE : pause);
        // An application may interrupt every thread it finds: that must not end our pauses for
        // ever.
        Thread.interrupted();
        pause = Math.min(pause * 2, isBusy() ? LONGEST_BUSY_PAUSE : LONGEST_PAUSE);
      }
    }
  }

  /** Whether bodies may come. Of conversations little comes at a time, and they last. */
  private boolean isBusy() {
    return open.size() > conversing.size();
  }

  /** One round of everything; whether there was something to do. */
  boolean round() {
    boolean worked = false;
    try {
      for (int i = 0; i < BATCH; i++) {
        Event event = next();
        if (event == null) {
          break;
        }
        worked = true;
        run(event);
      }
      Reference<? extends Capture> gone = handoff.abandoned().poll();
      if (gone != null) {
        worked = true;
        ((Handle) gone).exchange().finish(ExchangeEnd.ABANDONED, null);
        open.remove(gone);
      }
      long now = System.nanoTime();
      if (now - prunedAt > PRUNE_INTERVAL) {
        prunedAt = now;
        handoff.prune();
        recordUnmetered(false);
      }
      if (now - askedAt > ASKING_INTERVAL) {
        askedAt = now;
        for (Exchange exchange : conversing) {
          exchange.handOverMessages();
        }
      }
      recorder.tick(now);
    } catch (Throwable t) {
      failed(t);
    }
    return worked;
  }

  private void run(Event event) {
    try {
      event.run(this);
    } catch (Throwable t) {
      failed(t);
    }
  }

  private void failed(Throwable t) {
    counters.swallowed("pipeline");
    notices.once("an exchange could not be recorded: " + t, t);
  }

  @Override
  public void opened(Handle handle) {
    open.add(handle);
  }

  @Override
  public void read(Exchange exchange, int direction, byte[] bytes, int length) {
    recorder.read(exchange, direction, bytes, length);
  }

  @Override
  public void conversing(Exchange exchange) {
    conversing.add(exchange);
  }

  @Override
  public void messages(Exchange exchange, ByteBuffer messages) {
    recorder.messages(exchange, messages);
  }

  @Override
  public void ended(Exchange exchange) {
    conversing.remove(exchange);
    open.remove(exchange.handle);
    recorder.record(exchange);
  }

  @Override
  public void discarded(Exchange exchange) {
    conversing.remove(exchange);
    open.remove(exchange.handle);
    recorder.discard(exchange);
  }

  @Override
  public void connected(Handshake handshake) {
    unmetered.add(handshake);
  }

  private void recordUnmetered(boolean last) {
    try {
      for (Handshake handshake : unmetered.due(System.nanoTime(), last)) {
        recorder.record(handshake);
      }
    } catch (Throwable t) {
      failed(t);
    }
  }

  private void abandonAll() {
    for (Handle handle : open) {
      handle.exchange().finish(ExchangeEnd.ABANDONED, null);
    }
    open.clear();
  }

  /** The next event, unless all that is left has been dropped, or is about to be. */
  private synchronized Event next() {
    return letGo && System.nanoTime() - giveUpAt >= 0 ? null : handoff.poll();
  }

  /**
   * Drops what this worker has not come to within the time it was given by {@link #letGo}. Not of
   * the agent thread, which may be stuck.
   *
   * @return how many calls it was; each has got its number, and is counted
   */
  synchronized int dropRest() {
    abandonAll();
    return new Leftover(handoff).drop();
  }

  /** Writes the counts where they are kept, whatever the agent thread does. */
  void lastWord() {
    Destination there = destination;
    if (there != null) {
      there.lastWord();
    }
  }

  /** The JVM is shutting down: from now on polls without long pauses. Any thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * Records as abandoned whatever has not ended. Any thread.
   *
   * @param until the {@link System#nanoTime} from which on nothing more is begun
   */
  public void letGo(long until) {
    giveUpAt = until;
    letGo = true;
  }

  /** Whether, since {@link #letGo}, all has been recorded. */
  boolean isDrained() {
    return drained;
  }
}
