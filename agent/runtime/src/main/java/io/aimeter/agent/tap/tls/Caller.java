package io.aimeter.agent.tap.tls;

import java.util.stream.Stream;

/** Who opens a connection: the innermost class on the stack that is neither the JDK's nor ours. */
final class Caller {
  private static final String NOBODY = "(jdk)";
  private static final String OURS = "io.aimeter.agent.";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Caller() {}

  /** Its name; {@code (jdk)} where a thread of the JDK's own works for somebody else. */
  static String name() {
    return WALKER.walk(Caller::first);
  }

  private static String first(Stream<StackWalker.StackFrame> frames) {
    return frames
        .map(StackWalker.StackFrame::getDeclaringClass)
        .filter(Caller::isForeign)
        .findFirst()
        .map(Class::getName)
        .orElse(NOBODY);
  }

  private static boolean isForeign(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader != PLATFORM && !type.getName().startsWith(OURS);
  }
}
