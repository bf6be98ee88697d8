package io.aimeter.agent.pipeline;

import java.nio.ByteBuffer;

/** A filled buffer of a conversation. */
final class Messages implements Event {
  private final Exchange exchange;
  private final ByteBuffer buffer;

  Messages(Exchange exchange, ByteBuffer filled) {
    this.exchange = exchange;
    this.buffer = filled;
  }

  @Override
  public void run(Events events) {
    try {
      events.messages(exchange, buffer.flip());
    } finally {
      exchange.handoff().inFlight().give(buffer.capacity());
    }
  }
}
