package io.aimeter.agent.tap.entry.webflux;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.EntryPoints;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/** Is subscribed to inside the entry point that the subscriber's Reactor Context has. */
final class EntryMono<T> extends MonoOperator<T, T> {
  EntryMono(Mono<T> source) {
    super(source);
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> subscriber) {
    Object entered = subscriber.currentContext().getOrDefault(EntryPoints.KEY, null);
    if (entered == null || EntryPoints.current() != null) {
      source.subscribe(subscriber);
      return;
    }
    EntryPoints.replace((EntryPoint) entered);
    try {
      source.subscribe(subscriber);
    } finally {
      EntryPoints.replace(null);
    }
  }
}
