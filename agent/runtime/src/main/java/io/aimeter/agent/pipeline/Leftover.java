package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.ledger.StatusFile;
import java.nio.ByteBuffer;

/** What still waits when a JVM's end can wait no more: not read any more, only counted. */
final class Leftover implements Events {
  private final Handoff handoff;
  private int calls;

  Leftover(Handoff handoff) {
    this.handoff = handoff;
  }

  /**
   * Drops everything, of whoever has the worker's monitor; each call gets its number, and is
   * counted. How many.
   */
  int drop() {
    for (Event event = handoff.poll(); event != null; event = handoff.poll()) {
      event.run(this);
    }
    return calls;
  }

  @Override
  public void opened(Handle handle) {
    handle.exchange().finish(ExchangeEnd.ABANDONED, null); // which is the next event
  }

  @Override
  public void ended(Exchange exchange) {
    handoff.dropped(StatusFile.DROPPED_EXIT);
    calls++;
  }

  @Override
  public void read(Exchange exchange, int direction, byte[] bytes, int length) {}

  @Override
  public void conversing(Exchange exchange) {}

  @Override
  public void messages(Exchange exchange, ByteBuffer messages) {}

  @Override
  public void discarded(Exchange exchange) {}

  @Override
  public void connected(Handshake handshake) {}
}
