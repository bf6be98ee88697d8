package io.aimeter.agent.tap.netty;

import io.aimeter.core.exchange.Headers;
import io.netty.handler.codec.http.HttpHeaders;

/** A copy of a message's headers: the handlers behind the codec change them, as decoders do. */
final class HeadersCopy implements Headers {
  private final HttpHeaders headers;

  HeadersCopy(HttpHeaders headers) {
    this.headers = headers.copy();
  }

  @Override
  public String first(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
