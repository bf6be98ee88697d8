package io.aimeter.agent.tap.entry.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.MethodEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.aimeter.core.attribution.Source;
import java.lang.reflect.Field;

/**
 * What an AI service that streams does after its method has returned: it is started, and goes on
 * when tools have answered. It keeps by what it was called (since LangChain4j 1.6).
 */
public final class InvocationTap extends EntryTap {
  /** Of the class that is woven, which nobody else can name. */
  private volatile Field invocation;

  /** Made by the hook table. */
  public InvocationTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third)
      throws ReflectiveOperationException {
    Field field = invocation;
    if (field == null) {
      field = self.getClass().getDeclaredField("invocationContext");
      field.setAccessible(true);
      invocation = field;
    }
    InvocationContext called = (InvocationContext) field.get(self);
    return called == null
        ? null
        : new MethodEntry(Source.AI_SERVICE, called.interfaceName(), called.methodName());
  }
}
