package io.aimeter.agent.tap.vertx;

import io.aimeter.core.exchange.Headers;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;

/** A copy of Vert.x' headers, which the application may change. */
final class HeadersView implements Headers {
  private final List<Map.Entry<String, String>> entries;

  /**
   * A copy.
   *
   * @param headers null for none
   */
  HeadersView(MultiMap headers) {
    entries = headers == null ? List.of() : headers.entries();
  }

  @Override
  public String first(String lowerCaseName) {
    for (Map.Entry<String, String> entry : entries) {
      if (lowerCaseName.equalsIgnoreCase(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }
}
