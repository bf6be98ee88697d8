package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.EntryPoints;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import java.lang.reflect.Field;
import reactor.core.CoreSubscriber;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientConfig;

/**
 * {@code MonoHttpConnect.subscribe}: begins the call and puts it into the Reactor Context of the
 * subscriber that the client works with.
 */
public final class SubscribeTap extends Tap {
  private static final String CLIENT = "reactornetty";

  /** Of the class that is woven, which nobody else can name. */
  private volatile Field config;

  /** Made by the hook table. */
  public SubscribeTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third)
      throws ReflectiveOperationException {
    HttpClientConfig request = config(self);
    String url = url(request);
    Target target = url == null ? null : Target.of(url, meter());
    if (target == null || Claims.held()) {
      return null;
    }
    String method = request.method().name();
    Endpoint endpoint = meter().match(target.host, target.port, method, target.pathAndQuery);
    if (endpoint == null) {
      return null;
    }
    EntryPoint before = EntryPoints.current();
    EntryPoints.replace(before != null ? before : entryPoint((CoreSubscriber<?>) first));
    try {
      return Sending.begin(
          meter().knowing(ContextEntries.of(((CoreSubscriber<?>) first).currentContext())),
          CLIENT,
          endpoint,
          method,
          target.host,
          target.port,
          target.pathAndQuery,
          new HeadersView(request.headers()));
    } finally {
      EntryPoints.replace(before);
    }
  }

  /** Of the request whose handler subscribes, whatever thread that is on; null if none. */
  private static EntryPoint entryPoint(CoreSubscriber<?> subscriber) {
    return (EntryPoint) subscriber.currentContext().getOrDefault(EntryPoints.KEY, null);
  }

  private HttpClientConfig config(Object self) throws ReflectiveOperationException {
    Field field = config;
    if (field == null) {
      field = self.getClass().getDeclaredField("config");
      field.setAccessible(true);
      config = field;
    }
    return (HttpClientConfig) field.get(self);
  }

  /** The URL of the request; null where it is known only once the connection is there. */
  private static String url(HttpClientConfig request) {
    String uri = request.uri();
    String base = request.baseUrl();
    boolean relative = uri != null && base != null && uri.startsWith("/");
    return relative ? base + uri : uri;
  }

  @Override
  @SuppressWarnings("unchecked") // the woven method's own parameter type
  public Object argument(Object token, int index, Object value) {
    return new CallSubscriber((CoreSubscriber<? super Connection>) value, (Sending) token);
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Sending) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
