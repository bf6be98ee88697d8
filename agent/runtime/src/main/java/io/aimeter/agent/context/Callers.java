package io.aimeter.agent.context;

import java.lang.StackWalker.StackFrame;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Finds the application's frame nearest to a call. What a class is, is asked once and kept by the
 * class itself, so that it goes when the class goes.
 */
public final class Callers {
  /** Below so many frames an application is no longer looked for. */
  private static final int DEEPEST = 160;

  private static final StackWalker WALKER = walker();

  private static final ClassValue<ClassKind> KINDS =
      new ClassValue<>() {
        @Override
        protected ClassKind computeValue(Class<?> type) {
          return ClassKind.of(type);
        }
      };

  private Callers() {}

  private static StackWalker walker() {
    return AccessController.doPrivileged(
        (PrivilegedAction<StackWalker>)
            () -> StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE));
  }

  /** The nearest frame of the application on this thread's stack; null if there is none. */
  public static Caller find() {
    return WALKER.walk(Callers::nearest);
  }

  private static Caller nearest(Stream<StackFrame> frames) {
    Iterator<StackFrame> each = frames.iterator();
    for (int depth = 0; depth < DEEPEST && each.hasNext(); depth++) {
      StackFrame frame = each.next();
      ClassKind kind = KINDS.get(frame.getDeclaringClass());
      if (kind.isApplication()) {
        Caller caller = kind.caller(frame.getMethodName());
        if (caller != null) {
          return caller;
        }
      }
    }
    return null;
  }
}
