package io.aimeter.collector.sink.otlp;

import io.aimeter.collector.http.ClientTls;
import java.net.URI;
import java.util.Map;

/**
 * A receiver of OTLP over HTTP.
 *
 * @param endpoint what the signals' paths, such as {@code /v1/metrics}, are put behind
 * @param headers sent with each request; secrets may be among them
 */
public record OtlpTarget(URI endpoint, Map<String, String> headers, ClientTls tls) {
  URI of(Signal signal) {
    String base = endpoint.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "v1/" + signal.path());
  }

  /** Without the headers. */
  @Override
  public String toString() {
    return "OTLP at " + endpoint;
  }
}
