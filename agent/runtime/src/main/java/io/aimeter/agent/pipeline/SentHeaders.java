package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.Headers;

/**
 * A request's headers: the application's own until the library is seen sending them, because
 * interceptors add to them on the way (credentials, an encoding).
 */
final class SentHeaders implements Headers {
  private volatile Headers headers;

  SentHeaders(Headers headers) {
    this.headers = headers;
  }

  void become(Headers sent) {
    headers = sent;
  }

  @Override
  public String first(String lowerCaseName) {
    return headers.first(lowerCaseName);
  }
}
