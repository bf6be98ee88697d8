package io.aimeter.agent.tap.apache4;

import io.aimeter.core.exchange.Headers;
import org.apache.http.Header;
import org.apache.http.HttpMessage;

/** The headers of a message as they are now: the message may change, a header does not. */
final class HeadersView implements Headers {
  private final Header[] headers;

  HeadersView(HttpMessage message) {
    this.headers = message.getAllHeaders();
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
