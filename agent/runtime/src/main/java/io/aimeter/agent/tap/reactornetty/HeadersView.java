package io.aimeter.agent.tap.reactornetty;

import io.aimeter.core.exchange.Headers;
import io.netty.handler.codec.http.HttpHeaders;

/** Netty's headers as ours; nobody changes those of a message that was sent or received. */
final class HeadersView implements Headers {
  private final HttpHeaders headers;

  HeadersView(HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public String first(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
