package io.aimeter.agent.tap.entry.langchain4j;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.MethodEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.aimeter.core.attribution.Source;
import java.lang.reflect.Method;

/** The proxy of an AI service is called: the application's own interface and method. */
public final class InvokeTap extends EntryTap {
  /** Made by the hook table. */
  public InvokeTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    Method method = (Method) second;
    return new MethodEntry(
        Source.AI_SERVICE, method.getDeclaringClass().getName(), method.getName());
  }
}
