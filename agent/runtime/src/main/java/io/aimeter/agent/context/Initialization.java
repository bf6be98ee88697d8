package io.aimeter.agent.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Whether a class has run its initialiser. A context map that has not is empty, and asking it would
 * start the application's logging earlier than the application does.
 */
final class Initialization {
  private static final MethodHandle SHOULD_BE_INITIALIZED = find();

  /** Once initialised, always initialised: the answer is asked for once. */
  private static final ClassValue<boolean[]> DONE =
      new ClassValue<>() {
        @Override
        protected boolean[] computeValue(Class<?> type) {
          return new boolean[1];
        }
      };

  private Initialization() {}

  private static MethodHandle find() {
    try {
      // Exported to the agent alone; where it is not, every class counts as initialised.
      Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Object instance =
          lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
      return lookup
          .findVirtual(
              unsafe, "shouldBeInitialized", MethodType.methodType(boolean.class, Class.class))
          .bindTo(instance);
    } catch (Throwable t) {
      return null;
    }
  }

  static boolean isPending(Class<?> type) throws Throwable {
    if (SHOULD_BE_INITIALIZED == null) {
      return false;
    }
    boolean[] done = DONE.get(type);
    if (!done[0]) {
      done[0] = !(boolean) SHOULD_BE_INITIALIZED.invokeExact(type);
    }
    return !done[0];
  }
}
