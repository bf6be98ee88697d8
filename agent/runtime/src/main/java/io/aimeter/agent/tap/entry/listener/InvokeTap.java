package io.aimeter.agent.tap.entry.listener;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.MethodEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.aimeter.core.attribution.Source;
import org.springframework.messaging.handler.HandlerMethod;

/** {@code InvocableHandlerMethod.invoke}: a method gets a message. */
public final class InvokeTap extends EntryTap {
  /** Made by the hook table. */
  public InvokeTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    HandlerMethod handler = (HandlerMethod) self;
    return new MethodEntry(
        Source.LISTENER, handler.getBeanType().getName(), handler.getMethod().getName());
  }
}
