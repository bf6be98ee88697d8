package io.aimeter.agent.pipeline;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** The agent's own hold on an exchange, by which it learns that the application let go of it. */
final class Handle extends WeakReference<Capture> implements Event {
  private final Exchange exchange;

  Handle(Capture capture, Exchange exchange, ReferenceQueue<Capture> abandoned) {
    super(capture, abandoned);
    this.exchange = exchange;
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public void run(Events events) {
    events.opened(this);
  }
}
