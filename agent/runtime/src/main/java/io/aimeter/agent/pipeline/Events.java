package io.aimeter.agent.pipeline;

import java.nio.ByteBuffer;

/** What the agent thread does with what callers hand over. */
interface Events {
  /** An exchange has begun; the handle is to be kept until it ends. */
  void opened(Handle handle);

  /** Bytes of one direction, in their order; the array is only lent. */
  void read(Exchange exchange, int direction, byte[] bytes, int length);

  /** An exchange has become a conversation, to be asked for its messages from time to time. */
  void conversing(Exchange exchange);

  /** Messages of a conversation, in their order; the buffer, with an array, is only lent. */
  void messages(Exchange exchange, ByteBuffer messages);

  /** An exchange has ended, and all its bytes were read. */
  void ended(Exchange exchange);

  /** An exchange is not to be recorded. */
  void discarded(Exchange exchange);

  /** A TLS connection to an AI host begins. */
  void connected(Handshake handshake);
}
