package io.aimeter.agent.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.Hashtable;
import java.util.Map;

/**
 * The context map of one logging library in one class loader. Holds the loader weakly; the handle
 * that reads the map is kept by the library's class itself.
 */
final class ContextMap {
  /** The static method that gives the map, by internal class name; its result type follows. */
  static final Map<String, String> ACCESSORS =
      Map.of(
          "org/slf4j/MDC", "getCopyOfContextMap",
          "org/apache/logging/log4j/ThreadContext", "getImmutableContext",
          "org/jboss/logging/MDC", "getMap",
          "org/jboss/logmanager/MDC", "copy",
          "org/apache/log4j/MDC", "getContext");

  private static final MethodType MAP = MethodType.methodType(Map.class);
  private static final MethodType GET = MethodType.methodType(Object.class, String.class);

  /** The static method that gives one entry, in all of them. */
  private static final ClassValue<MethodHandle> GETTERS =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          String name = type.getName();
          boolean typed = !name.endsWith("log4j.MDC") && !name.equals("org.jboss.logging.MDC");
          try {
            return MethodHandles.publicLookup()
                .findStatic(
                    type,
                    "get",
                    MethodType.methodType(typed ? String.class : Object.class, String.class))
                .asType(GET);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no readable context map in " + type, e);
          }
        }
      };

  private static final ClassValue<MethodHandle> HANDLES =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          String name = type.getName().replace('.', '/');
          Class<?> result = name.equals("org/apache/log4j/MDC") ? Hashtable.class : Map.class;
          try {
            return MethodHandles.publicLookup()
                .findStatic(type, ACCESSORS.get(name), MethodType.methodType(result))
                .asType(MAP);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no readable context map in " + type, e);
          }
        }
      };

  private final WeakReference<ClassLoader> loader;
  private final String name;
  private volatile WeakReference<Class<?>> resolved;

  ContextMap(ClassLoader loader, String internalName) {
    this.loader = new WeakReference<>(loader);
    this.name = internalName;
  }

  boolean isGone() {
    return loader.get() == null;
  }

  boolean is(ClassLoader itsLoader, String internalName) {
    return loader.get() == itsLoader && name.equals(internalName);
  }

  /** The calling thread's entries; null if there are none, or no such map any more. */
  Map<?, ?> copy() throws Throwable {
    Class<?> type = type();
    if (type == null || Initialization.isPending(type)) {
      return null;
    }
    return (Map<?, ?>) HANDLES.get(type).invokeExact();
  }

  /** Whether the calling thread has one of these entries. Allocates nothing. */
  boolean hasOneOf(String[] keys) throws Throwable {
    Class<?> type = type();
    if (type == null || Initialization.isPending(type)) {
      return false;
    }
    MethodHandle getter = GETTERS.get(type);
    for (String key : keys) {
      if ((Object) getter.invokeExact(key) != null) {
        return true;
      }
    }
    return false;
  }

  private Class<?> type() throws ClassNotFoundException {
    WeakReference<Class<?>> known = resolved;
    if (known != null) {
      return known.get();
    }
    ClassLoader from = loader.get();
    if (from == null) {
      return null;
    }
    Class<?> found = Class.forName(name.replace('/', '.'), false, from);
    resolved = new WeakReference<>(found);
    return found;
  }
}
