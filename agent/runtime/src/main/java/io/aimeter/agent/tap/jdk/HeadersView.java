package io.aimeter.agent.tap.jdk;

import io.aimeter.core.exchange.Headers;
import java.net.http.HttpHeaders;

/** The JDK's headers, which are immutable, as ours. */
final class HeadersView implements Headers {
  private final HttpHeaders headers;

  HeadersView(HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public String first(String lowerCaseName) {
    return headers.firstValue(lowerCaseName).orElse(null);
  }
}
