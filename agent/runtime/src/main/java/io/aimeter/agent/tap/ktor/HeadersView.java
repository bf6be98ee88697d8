package io.aimeter.agent.tap.ktor;

import io.aimeter.core.exchange.Headers;
import io.ktor.http.cio.HttpHeadersMap;

/** A copy of the headers as parsed: their memory is used again for the next response. */
final class HeadersView implements Headers {
  private final String[] namesAndValues;

  HeadersView(HttpHeadersMap headers) {
    namesAndValues = new String[2 * headers.getSize()];
    for (int i = 0; i < headers.getSize(); i++) {
      namesAndValues[2 * i] = headers.nameAt(i).toString();
      namesAndValues[2 * i + 1] = headers.valueAt(i).toString();
    }
  }

  @Override
  public String first(String lowerCaseName) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (lowerCaseName.equalsIgnoreCase(namesAndValues[i])) {
        return namesAndValues[i + 1];
      }
    }
    return null;
  }
}
