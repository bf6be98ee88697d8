package io.helidon.webclient.api;

import io.helidon.http.ClientRequestHeaders;

/** A request on its way through the client's services. */
public interface WebClientServiceRequest {
  /** Its headers. */
  ClientRequestHeaders headers();
}
