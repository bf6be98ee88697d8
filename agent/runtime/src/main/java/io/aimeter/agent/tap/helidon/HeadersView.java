package io.aimeter.agent.tap.helidon;

import io.aimeter.core.exchange.Headers;
import io.helidon.http.Header;
import java.util.ArrayList;
import java.util.List;

/** The headers of a message as they are now: the message may change, a header does not. */
final class HeadersView implements Headers {
  private final List<Header> headers = new ArrayList<>();

  HeadersView(Iterable<Header> headers) {
    headers.forEach(this.headers::add);
  }

  @Override
  public String first(String lowerCaseName) {
    for (Header header : headers) {
      if (lowerCaseName.equalsIgnoreCase(header.name())) {
        return header.values();
      }
    }
    return null;
  }
}
