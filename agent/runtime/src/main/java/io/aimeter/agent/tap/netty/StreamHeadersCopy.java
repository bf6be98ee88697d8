package io.aimeter.agent.tap.netty;

import io.aimeter.core.exchange.Headers;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

/** A copy of the headers of a stream: the handlers behind the codec change them. */
final class StreamHeadersCopy implements Headers {
  private final Http2Headers headers;

  StreamHeadersCopy(Http2Headers headers) {
    this.headers = new DefaultHttp2Headers(false).setAll(headers);
  }

  @Override
  public String first(String lowerCaseName) {
    CharSequence value = headers.get(lowerCaseName);
    return value == null ? null : value.toString();
  }
}
