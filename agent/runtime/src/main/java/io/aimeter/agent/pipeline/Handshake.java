package io.aimeter.agent.pipeline;

import io.aimeter.agent.context.CallContext;

/** A TLS connection to an AI host begins: to be compared with the calls that taps see. */
final class Handshake implements Event {
  final String host;
  final String provider;
  final String client;
  final CallContext context;
  final long startedAtMillis = System.currentTimeMillis();
  final long startedAt;

  /**
   * A handshake.
   *
   * @param provider of the host, null where it serves several
   * @param client the class that asked the JDK for the connection
   */
  Handshake(String host, String provider, String client, CallContext context, long startedAt) {
    this.host = host;
    this.provider = provider;
    this.client = client;
    this.context = context;
    this.startedAt = startedAt;
  }

  @Override
  public void run(Events events) {
    events.connected(this);
  }
}
