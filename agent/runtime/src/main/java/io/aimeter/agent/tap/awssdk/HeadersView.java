package io.aimeter.agent.tap.awssdk;

import io.aimeter.core.exchange.Headers;
import software.amazon.awssdk.http.SdkHttpHeaders;

/** The headers of a message, which is immutable. */
final class HeadersView implements Headers {
  private final SdkHttpHeaders message;

  HeadersView(SdkHttpHeaders message) {
    this.message = message;
  }

  @Override
  public String first(String lowerCaseName) {
    return message.firstMatchingHeader(lowerCaseName).orElse(null);
  }
}
