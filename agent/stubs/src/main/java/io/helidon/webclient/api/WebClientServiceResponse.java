package io.helidon.webclient.api;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.Status;
import java.io.InputStream;
import java.util.Optional;

/** A response on its way through the client's services. */
public interface WebClientServiceResponse {
  /** Its status. */
  Status status();

  /** Its headers. */
  ClientResponseHeaders headers();

  /** Its body; empty where it has none. */
  Optional<InputStream> inputStream();
}
