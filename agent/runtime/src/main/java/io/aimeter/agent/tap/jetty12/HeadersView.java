package io.aimeter.agent.tap.jetty12;

import io.aimeter.core.exchange.Headers;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The headers of a message as they are now: Jetty adds to them and removes, a field stays. */
final class HeadersView implements Headers {
  private final List<HttpField> fields = new ArrayList<>();

  /** A copy. */
  HeadersView(HttpFields headers) {
    headers.forEach(fields::add);
  }

  @Override
  public String first(String lowerCaseName) {
    for (HttpField field : fields) {
      if (lowerCaseName.equalsIgnoreCase(field.getName())) {
        return field.getValue();
      }
    }
    return null;
  }
}
