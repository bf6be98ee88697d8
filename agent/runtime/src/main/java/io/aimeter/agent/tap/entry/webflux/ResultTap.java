package io.aimeter.agent.tap.entry.webflux;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import reactor.core.publisher.Mono;

/**
 * What a handler has returned is about to be written, and the first call of a client to be made: on
 * this thread, or on one that the subscription hands over to.
 */
public final class ResultTap extends Tap {
  /** Made by the hook table. */
  public ResultTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return self;
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null ? null : new EntryMono<>((Mono<?>) result);
  }
}
