package io.aimeter.contract.program;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's virtual threads, on the JDKs that have them. */
final class VirtualThreads {
  private static final int SINCE = 21;

  private VirtualThreads() {}

  static boolean present() {
    return Runtime.version().feature() >= SINCE;
  }

  /** An executor with a virtual thread a task. */
  static ExecutorService executor() throws ReflectiveOperationException {
    Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    return (ExecutorService) method.invoke(null);
  }
}
