package io.helidon.webclient.api;

import io.helidon.http.ClientRequestHeaders;
import io.helidon.http.Method;
import java.util.Map;

/** What the requests of all protocols have in common. */
public abstract class ClientRequestBase {
  private ClientRequestBase() {}

  /** Its method. */
  public abstract Method method();

  /** The URI as it stands, without a template that may be set. */
  public abstract ClientUri uri();

  /** The URI with a template's parameters in place. */
  public abstract ClientUri resolvedUri();

  /** The parameters of a template. */
  public abstract Map<String, String> pathParams();

  /** The headers set so far. */
  public abstract ClientRequestHeaders headers();
}
