package io.aimeter.core.usage;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;

/**
 * Reads one exchange as its pieces pass: what was asked for, what was served, and the usage. Pieces
 * may be split anywhere; memory is bounded whatever the size of the bodies; nothing is ever thrown.
 * Not thread-safe: one thread at a time, calls in the order of the exchange.
 */
public final class ExchangeReader {
  private final Reading reading;
  private int swallowed;

  /** A reader for an exchange that begins with these request headers. */
  public ExchangeReader(Endpoint endpoint, String pathAndQuery, Headers requestHeaders) {
    this.reading = new Reading(endpoint);
  }

  /** A piece of the request body, content-decoded. */
  public void requestBody(byte[] bytes, int offset, int length) {}

  /** The status line and the headers of the response. */
  public void responseHead(int status, Headers headers) {
    reading.status = status;
  }

  /** A piece of the response body, content-decoded. */
  public void responseBody(byte[] bytes, int offset, int length) {}

  /**
   * What was read.
   *
   * @param exceptionClass the class name of the exception the application saw, or null
   */
  public Reading end(ExchangeEnd end, String exceptionClass) {
    reading.end = end;
    reading.exceptionClass = exceptionClass;
    return reading;
  }

  /** How many errors of our own were swallowed; 0 in normal operation. */
  public int swallowed() {
    return swallowed;
  }
}
