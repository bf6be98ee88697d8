package io.aimeter.agent.weave;

import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Weaves the JDK's tasks once somebody is about to call an AI provider; programs that never do keep
 * the JDK they started with. Those classes are loaded long before, so they are transformed again,
 * on a thread of its own: in the middle of another class's loading the JVM would not ask us.
 * Thread-safe.
 */
public final class LateWeaving implements Runnable {
  private final Instrumentation instrumentation;
  private final Door door;
  private final Loom loom;
  private final Counters counters;
  private final Notices notices;
  private final AtomicBoolean started = new AtomicBoolean();

  /** To be run when an AI provider's client appears; once is enough, more often does no harm. */
  public LateWeaving(
      Instrumentation instrumentation, Door door, Loom loom, Counters counters, Notices notices) {
    this.instrumentation = instrumentation;
    this.door = door;
    this.loom = loom;
    this.counters = counters;
    this.notices = notices;
  }

  /** Begins, on an application's thread, of which nothing is to stick to ours. */
  @Override
  public void run() {
    if (started.compareAndSet(false, true)) {
      AccessController.doPrivileged(
          (PrivilegedAction<Void>)
              () -> {
                Thread thread = new Thread(rootGroup(), this::weave, "aimeter-weave", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                thread.start();
                return null;
              });
    }
  }

  private static ThreadGroup rootGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private void weave() {
    try {
      if (loom.weavesTasks()) {
        List<Class<?>> classes = classes();
        loom.prepareTasks(classes);
        door.admitTasks();
        transform(classes);
      }
    } catch (Throwable t) {
      failed("what makes the JDK's tasks", t);
    }
  }

  /** Those this JDK has. */
  private static List<Class<?>> classes() {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : Hooks.taskClassNames()) {
      try {
        classes.add(Class.forName(name.replace('/', '.'), false, null));
      } catch (ClassNotFoundException e) {
        // of a newer JDK
      }
    }
    return classes;
  }

  private void transform(List<Class<?>> classes) {
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      // Whichever it was, the others are to be woven.
      for (Class<?> each : classes) {
        try {
          instrumentation.retransformClasses(each);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError one) {
          failed(each.getName(), one);
        }
      }
    }
  }

  private void failed(String what, Throwable t) {
    counters.swallowed("weave");
    notices.once(what + " could not be woven, contexts are not handed over with it: " + t, t);
  }
}
