package io.aimeter.agent.tap.entry.scheduled;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.MethodEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.aimeter.core.attribution.Source;
import java.lang.reflect.Method;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** {@code ScheduledMethodRunnable.run}: a method annotated {@code @Scheduled}. */
public final class RunTap extends EntryTap {
  /** Made by the hook table. */
  public RunTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    Method method = ((ScheduledMethodRunnable) self).getMethod();
    return new MethodEntry(Source.JOB, method.getDeclaringClass().getName(), method.getName());
  }
}
