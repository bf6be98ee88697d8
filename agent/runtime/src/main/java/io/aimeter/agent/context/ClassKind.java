package io.aimeter.agent.context;

import java.lang.reflect.Proxy;

/** Whether calls are to be named after a class, and how its developers call it. Immutable. */
final class ClassKind {
  private static final ClassKind OTHER = new ClassKind(null, null);
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** What the interfaces that frameworks put around a call end in; a call is not theirs. */
  private static final String[] PLUMBING = {
    "Interceptor",
    "Filter",
    "FilterFunction",
    "InvocationHandler",
    "Advisor",
    "HttpClient",
    "HttpRequestFactory",
    "BodyHandler",
    "BodyPublisher",
    "Subscriber",
    "Executor"
  };

  private final String name;
  private final String function;

  private ClassKind(String name, String function) {
    this.name = name;
    this.function = function;
  }

  static ClassKind of(Class<?> type) {
    try {
      String binary = type.getName();
      return isApplication(type)
          ? new ClassKind(SourceNames.ofClass(binary), SourceNames.functionOf(binary))
          : OTHER;
    } catch (LinkageError | RuntimeException e) {
      return OTHER; // it names an interface that is not there
    }
  }

  private static boolean isApplication(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String name = type.getName();
    return loader != null
        && loader != PLATFORM
        && !LibraryNames.contains(name)
        && !SourceNames.isGenerated(name)
        && !Proxy.isProxyClass(type)
        && !name.endsWith("Aspect")
        && !isPlumbing(type);
  }

  private static boolean isPlumbing(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> implemented : each.getInterfaces()) {
        if (isFrameworks(implemented) || isPlumbing(implemented)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFrameworks(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String name = type.getName();
    if (loader != null && loader != PLATFORM && !LibraryNames.contains(name)) {
      return false;
    }
    for (String ending : PLUMBING) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  boolean isApplication() {
    return name != null;
  }

  /** Its method as the caller; null where the method is none that developers know. */
  Caller caller(String method) {
    String known = function != null ? function : SourceNames.ofMethod(method);
    return known == null ? null : new Caller(name, known);
  }
}
