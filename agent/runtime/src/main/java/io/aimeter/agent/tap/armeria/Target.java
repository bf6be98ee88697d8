package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.common.HttpRequest;
import io.aimeter.agent.pipeline.Authority;
import io.aimeter.agent.pipeline.Meter;

/** Where a request goes; null of foreign hosts, without allocating. */
final class Target {
  final String host;
  final int port;

  private Target(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * The target of a request where somebody meters its host: as it says, or else where it is sent.
   */
  static Target of(ClientRequestContext context, HttpRequest request, Meter meter) {
    int standardPort = context.sessionProtocol().defaultPort();
    Target named = named(request.authority(), standardPort, meter);
    if (named != null) {
      return named;
    }
    Endpoint endpoint = context.endpoint();
    if (endpoint == null) {
      return null;
    }
    int port = endpoint.port(standardPort);
    return meter.watches(endpoint.host(), port) ? new Target(endpoint.host(), port) : null;
  }

  private static Target named(String authority, int standardPort, Meter meter) {
    if (authority == null) {
      return null;
    }
    int end = Authority.endOfHost(authority, 0, authority.length());
    if (!meter.mayWatch(authority, 0, end)) {
      return null;
    }
    String host = authority.substring(0, end);
    int port = Authority.port(authority, end, authority.length(), standardPort);
    return meter.watches(host, port) ? new Target(host, port) : null;
  }
}
