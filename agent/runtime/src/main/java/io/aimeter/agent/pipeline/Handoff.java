package io.aimeter.agent.pipeline;

import io.aimeter.agent.health.Counters;
import io.aimeter.core.ledger.StatusFile;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The bounded way from callers to the agent thread. Offering never blocks and never wakes the
 * thread, which polls; what does not fit is dropped and counted. Starts the thread at the first
 * capture.
 */
public final class Handoff {
  /** Events that may wait. */
  static final int CAPACITY = 16 << 10;

  /** Bytes that may wait. */
  static final long MOST_BYTES = 16L << 20;

  private final MpscAtomicArrayQueue<Event> ring;
  private final InFlight inFlight;
  private final TappedHosts tapped = new TappedHosts();
  private final Counters counters;
  private final Runnable start;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicLong sequence = new AtomicLong();
  private final CopyOnWriteArrayList<Attachments<?, ?>> attachments = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private final ReferenceQueue<Capture> abandoned = new ReferenceQueue<>();

  /** {@code start} is run once, by the thread of the first capture. */
  public Handoff(Counters counters, Runnable start) {
    this(counters, start, CAPACITY, MOST_BYTES);
  }

  Handoff(Counters counters, Runnable start, int capacity, long mostBytes) {
    this.ring = new MpscAtomicArrayQueue<>(capacity);
    this.inFlight = new InFlight(mostBytes);
    this.counters = counters;
    this.start = start;
  }

  InFlight inFlight() {
    return inFlight;
  }

  TappedHosts tapped() {
    return tapped;
  }

  ReferenceQueue<Capture> abandoned() {
    return abandoned;
  }

  /** A capture begins. Where there is no room to say so, only its abandonment would go unseen. */
  void begun(Capture capture, Exchange exchange) {
    start();
    Handle handle = new Handle(capture, exchange, abandoned);
    exchange.handle = handle;
    ring.offer(handle);
  }

  /** A TLS connection begins. Where there is no room to say so, a later one will be judged. */
  void connected(Handshake handshake) {
    start();
    ring.offer(handshake);
  }

  private void start() {
    if (!started.get() && started.compareAndSet(false, true)) {
      start.run();
    }
  }

  boolean offer(Event event) {
    return ring.offer(event);
  }

  /** The next event; null if none waits. Of one thread at a time. */
  Event poll() {
    return ring.relaxedPoll();
  }

  boolean isEmpty() {
    return ring.isEmpty();
  }

  void prune(Attachments<?, ?> itsAttachments) {
    attachments.addIfAbsent(itsAttachments);
  }

  /** Lets go of what is attached to objects that are gone. Of the agent thread. */
  void prune() {
    for (Attachments<?, ?> each : attachments) {
      each.prune();
    }
  }

  /** The agent thread cannot work: no more captures are to begin. */
  void close() {
    closed = true;
    for (Event event = poll(); event != null; event = poll()) {
      counters.dropped(StatusFile.DROPPED_BUFFER);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** An exchange's body was given up. */
  void shed() {
    counters.count(StatusFile.SHED);
  }

  /** A record was dropped: its number is used up, so that the gap shows. */
  void dropped(String counter) {
    sequence.incrementAndGet();
    counters.dropped(counter);
  }

  /** The next record's number, from 1. */
  long nextSequence() {
    return sequence.incrementAndGet();
  }

  /** The highest number given out. */
  public long lastSequence() {
    return sequence.get();
  }
}
