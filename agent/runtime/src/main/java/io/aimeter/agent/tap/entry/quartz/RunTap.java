package io.aimeter.agent.tap.entry.quartz;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.NamedEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.aimeter.core.attribution.Source;
import java.lang.reflect.Field;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;

/** {@code JobRunShell.run}: a job, by its name, and by its group if it was given one. */
public final class RunTap extends EntryTap {
  private static final String NO_GROUP = "DEFAULT";

  private volatile Field context;

  /** Made by the hook table. */
  public RunTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third)
      throws ReflectiveOperationException {
    JobExecutionContext execution = context(self);
    if (execution == null) {
      return null;
    }
    JobKey key = execution.getJobDetail().getKey();
    String group = key.getGroup();
    String name = NO_GROUP.equals(group) ? key.getName() : group + '.' + key.getName();
    return new NamedEntry(Source.JOB, name);
  }

  private JobExecutionContext context(Object self) throws ReflectiveOperationException {
    Field field = context;
    if (field == null) {
      field = declared(self.getClass());
      field.setAccessible(true);
      context = field;
    }
    return (JobExecutionContext) field.get(self);
  }

  /** Jobs may run in a subclass of the shell. */
  private static Field declared(Class<?> shell) throws NoSuchFieldException {
    Class<?> type = shell;
    while (!type.getName().equals("org.quartz.core.JobRunShell")) {
      type = type.getSuperclass();
    }
    return type.getDeclaredField("jec");
  }
}
