package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import java.nio.ByteBuffer;

/**
 * What a tap writes into while an exchange goes on. All methods may be called on any thread, cost
 * little more than the copy of the bytes, never block and never throw.
 *
 * <p>A tap keeps it reachable for as long as the application can go on with the exchange: from its
 * wrappers, not from the agent. When it becomes unreachable unfinished, the exchange is recorded as
 * abandoned.
 */
public final class Capture {
  private final Exchange exchange;

  Capture(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Bytes of the request body as sent; the buffer's position stays. */
  public void requestBytes(ByteBuffer bytes) {
    exchange.bytes(Exchange.REQUEST, bytes);
  }

  /** Bytes of the request body as sent. */
  public void requestBytes(byte[] bytes, int offset, int length) {
    exchange.bytes(Exchange.REQUEST, bytes, offset, length);
  }

  /**
   * The response begins.
   *
   * @param headers a view that stays valid and unchanged; read later on another thread
   * @param contentDecoded whether the library has decoded the bytes that follow; if not, they are
   *     decoded by the Content-Encoding of these headers
   */
  public void responseHead(int status, Headers headers, boolean contentDecoded) {
    exchange.head(status, headers, contentDecoded);
  }

  /** Bytes of the response body as the application gets them; the buffer's position stays. */
  public void responseBytes(ByteBuffer bytes) {
    exchange.bytes(Exchange.RESPONSE, bytes);
  }

  /** Bytes of the response body as the application gets them. */
  public void responseBytes(byte[] bytes, int offset, int length) {
    exchange.bytes(Exchange.RESPONSE, bytes, offset, length);
  }

  /**
   * The connection has become a WebSocket: from here on its messages are handed in, and each turn
   * the provider bills is recorded by itself; the exchange that opened it is not.
   */
  public void webSocket() {
    exchange.webSocket();
  }

  /** A piece of a message of text the application has sent, whether or not it is the last. */
  public void sent(CharSequence text, boolean last) {
    exchange.message(Exchange.REQUEST, text, last);
  }

  /** A piece of a binary message the application has sent; the buffer's position stays. */
  public void sent(ByteBuffer bytes, boolean last) {
    exchange.message(Exchange.REQUEST, bytes, last);
  }

  /** A piece of a message of text that the application gets. */
  public void received(CharSequence text, boolean last) {
    exchange.message(Exchange.RESPONSE, text, last);
  }

  /** A piece of a binary message that the application gets; the buffer's position stays. */
  public void received(ByteBuffer bytes, boolean last) {
    exchange.message(Exchange.RESPONSE, bytes, last);
  }

  /**
   * The rest of the bodies cannot be handed in: the exchange is recorded without usage, counted.
   */
  public void giveUpBody() {
    exchange.giveUpBody();
  }

  /**
   * The exchange is over. Only the first call counts.
   *
   * @param thrown what the application got in place of the rest; null if nothing
   */
  public void finish(ExchangeEnd end, Throwable thrown) {
    exchange.finish(end, thrown);
  }

  /** There was no exchange after all (an answer from a cache, say): nothing is to be recorded. */
  public void discard() {
    exchange.discard();
  }

  /** Whether {@link #finish} has been called. */
  public boolean isFinished() {
    return exchange.isFinished();
  }
}
