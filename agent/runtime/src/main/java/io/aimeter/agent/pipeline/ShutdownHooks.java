package io.aimeter.agent.pipeline;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/** The JVM's own registry of shutdown hooks. */
public final class ShutdownHooks {
  private ShutdownHooks() {}

  /**
   * The hooks registered now and later. The JVM's map itself, not a copy: to be read only when
   * shutdown has begun, from when on it does not change. Empty where the JDK does not let us see
   * it.
   */
  @SuppressWarnings("unchecked") // as the JDK declares it
  public static Collection<Thread> all() {
    try {
      Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
      hooks.setAccessible(true);
      Map<Thread, Thread> registered = (Map<Thread, Thread>) hooks.get(null);
      return registered == null ? Collections.emptySet() : registered.keySet();
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Collections.emptySet();
    }
  }
}
