package io.aimeter.agent.tap.apache5;

import io.aimeter.core.exchange.Headers;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;

/** A request's headers, with the encoding its entity will give it when it is sent. */
final class RequestHeaders implements Headers {
  private final HeadersView headers;
  private final String encoding;

  RequestHeaders(HttpRequest request, EntityDetails entity) {
    this.headers = new HeadersView(request);
    this.encoding = entity == null ? null : entity.getContentEncoding();
  }

  @Override
  public String first(String lowerCaseName) {
    String value = headers.first(lowerCaseName);
    return value == null && lowerCaseName.equals("content-encoding") ? encoding : value;
  }
}
