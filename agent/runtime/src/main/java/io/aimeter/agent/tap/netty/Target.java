package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Authority;
import io.aimeter.agent.pipeline.Meter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslHandler;

/** Where a request goes, as its head says; null of foreign hosts, without allocating. */
final class Target {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  final String host;
  final int port;
  final String pathAndQuery;

  private Target(String host, int port, String pathAndQuery) {
    this.host = host;
    this.port = port;
    this.pathAndQuery = pathAndQuery;
  }

  /** The target of a request where somebody meters its host. */
  static Target of(HttpRequest request, ChannelPipeline pipeline, Meter meter) {
    String authority = request.headers().get(HttpHeaderNames.HOST);
    return authority == null ? null : of(authority, request.uri(), pipeline, meter);
  }

  /** The target of a request to an authority where somebody meters its host. */
  static Target of(String authority, CharSequence uri, ChannelPipeline pipeline, Meter meter) {
    int end = Authority.endOfHost(authority, 0, authority.length());
    if (!meter.mayWatch(authority, 0, end)) {
      return null;
    }
    String host = authority.substring(0, end);
    int port = Authority.port(authority, end, authority.length(), standardPort(pipeline));
    return meter.watches(host, port) ? new Target(host, port, path(uri.toString())) : null;
  }

  private static int standardPort(ChannelPipeline pipeline) {
    return pipeline.get(SslHandler.class) == null ? HTTP : HTTPS;
  }

  /** The path of a request line, which names the whole URL where it is a proxy's. */
  private static String path(String uri) {
    int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
    if (scheme < 0) {
      return uri;
    }
    int path = uri.indexOf('/', scheme + 3);
    return path < 0 ? "/" : uri.substring(path);
  }
}
