package io.aimeter.agent.tap.pekko;

import io.aimeter.core.exchange.Headers;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.scaladsl.model.HttpMessage;

/** The headers of a message, which is immutable, with the one that belongs to its entity. */
final class HeadersView implements Headers {
  private final HttpMessage message;

  HeadersView(HttpMessage message) {
    this.message = message;
  }

  @Override
  public String first(String lowerCaseName) {
    if (lowerCaseName.equals("content-type")) {
      return message.entity().contentType().toString();
    }
    for (HttpHeader header : message.getHeaders()) {
      if (header.is(lowerCaseName)) {
        return header.value();
      }
    }
    return null;
  }
}
