package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** What the taps of both stages that send a request share. */
abstract class AttemptTap extends Tap {
  private static final String CLIENT = "awssdk";

  AttemptTap(Meter meter) {
    super(meter);
  }

  final boolean watches(SdkHttpFullRequest request) {
    return meter().watches(request.host(), request.port());
  }

  /** Begins the capture of a request to a watched host; null where it is not to be captured. */
  final Sending begin(SdkHttpFullRequest request) {
    URI uri = request.getUri();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String pathAndQuery = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    String method = request.method().name();
    Endpoint endpoint = meter().match(request.host(), request.port(), method, pathAndQuery);
    return endpoint == null || Claims.held()
        ? null
        : Sending.begin(
            meter(),
            CLIENT,
            endpoint,
            method,
            request.host(),
            request.port(),
            pathAndQuery,
            new HeadersView(request));
  }
}
