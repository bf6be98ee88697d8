package io.aimeter.agent.tap.apache5;

import io.aimeter.core.exchange.Headers;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** The headers of a message as they are now: the message may change, a header does not. */
final class HeadersView implements Headers {
  private final Header[] headers;

  HeadersView(HttpMessage message) {
    this.headers = message.getHeaders();
  }

  @Override
  public String first(String lowerCaseName) {
    for (Header header : headers) {
      if (lowerCaseName.equalsIgnoreCase(header.getName())) {
        return header.getValue();
      }
    }
    return null;
  }
}
