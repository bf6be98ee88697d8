package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.provider.Endpoint;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/** {@code HttpClientCodec.Encoder.encode}: the messages of requests, on their way out. */
public final class EncodeTap extends CodecTap {
  private static final String CLIENT = "netty";

  /** Made by the hook table. */
  public EncodeTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Exchanges exchanges =
        second instanceof HttpRequest
            ? request((ChannelHandlerContext) first, (HttpRequest) second)
            : of(first);
    if (exchanges != null) {
      exchanges.sent(second);
    }
    return null;
  }

  /** Requests between those that are metered are counted too: they have responses. */
  private Exchanges request(ChannelHandlerContext context, HttpRequest request) {
    Target target = Target.of(request, context.pipeline(), meter());
    Exchanges exchanges = of(context);
    if (target == null && exchanges == null) {
      return null;
    }
    // What is written to a closed connection is sent again over another one.
    if (!context.channel().isActive() || Owners.claim(context.pipeline())) {
      return null;
    }
    Exchanges mine = exchanges == null ? begun(context) : exchanges;
    mine.begin(target == null ? Optional.empty() : capture(request, target));
    return mine;
  }

  private Optional<Capture> capture(HttpRequest request, Target target) {
    String method = request.method().name();
    Endpoint endpoint = meter().match(target.host, target.port, method, target.pathAndQuery);
    return endpoint == null
        ? Optional.empty()
        : Optional.of(
            meter()
                .begin(
                    CLIENT,
                    endpoint,
                    method,
                    target.host,
                    target.port,
                    target.pathAndQuery,
                    new HeadersCopy(request.headers())));
  }
}
