package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/**
 * {@code execute} of the engines that ride on another client, on a thread of theirs: what the
 * caller's coroutine knew is in force while the other client is called.
 */
public final class EngineTap extends Tap {
  /** Made by the hook table. */
  public EngineTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object request, Object second, Object third) {
    return meter().handover().begin(request);
  }

  @Override
  public Object exit(Object token, Object result) {
    meter().handover().end(token);
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    meter().handover().end(token);
  }
}
