package io.aimeter.agent.tap.okhttp;

import io.aimeter.core.exchange.Headers;

/** OkHttp's headers, which are immutable, as ours. */
final class HeadersView implements Headers {
  private final okhttp3.Headers headers;

  HeadersView(okhttp3.Headers headers) {
    this.headers = headers;
  }

  @Override
  public String first(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
