package io.aimeter.agent.tap.entry.webflux;

import io.aimeter.agent.context.EntryPoints;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code DispatcherHandler.handle}: puts the request into the Reactor Context of its handler. */
public final class DispatchTap extends Tap {
  /** Made by the hook table. */
  public DispatchTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return new ExchangeEntry((ServerWebExchange) first);
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null
        ? null
        : ((Mono<?>) result).contextWrite(context -> context.put(EntryPoints.KEY, token));
  }
}
