package io.aimeter.agent.tap.entry.webflux;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.core.attribution.Source;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** A request, which is nobody else's later; its pattern is known when its handler is. */
final class ExchangeEntry implements EntryPoint {
  private static final String PATTERN =
      "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

  private final ServerWebExchange exchange;

  ExchangeEntry(ServerWebExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public Source source() {
    return Source.ROUTE;
  }

  @Override
  public String name() {
    Object pattern = exchange.getAttributes().get(PATTERN);
    if (pattern == null) {
      return null;
    }
    ServerHttpRequest request = exchange.getRequest();
    String prefix = request.getPath().contextPath().value();
    return request.getMethod().name() + ' ' + prefix + pattern;
  }
}
