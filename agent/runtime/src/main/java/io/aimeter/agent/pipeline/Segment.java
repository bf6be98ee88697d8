package io.aimeter.agent.pipeline;

/** A filled buffer of one direction of an exchange. */
final class Segment implements Event {
  private final Exchange exchange;
  private final int direction;
  private final byte[] bytes;
  private final int length;

  Segment(Exchange exchange, int direction, byte[] bytes, int length) {
    this.exchange = exchange;
    this.direction = direction;
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  public void run(Events events) {
    try {
      events.read(exchange, direction, bytes, length);
    } finally {
      exchange.handoff().inFlight().give(bytes.length);
    }
  }
}
