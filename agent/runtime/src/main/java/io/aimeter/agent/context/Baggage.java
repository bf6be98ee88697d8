package io.aimeter.agent.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * OpenTelemetry's baggage in one class loader. Its entries are read on the calling thread like
 * those of context maps, and lie among them under names of their own. Holds the loader weakly.
 */
final class Baggage {
  /** The application's own, and the one that OpenTelemetry's agent brings. */
  static final Set<String> CLASS_NAMES =
      Set.of(
          "io/opentelemetry/api/baggage/Baggage",
          "io/opentelemetry/javaagent/shaded/io/opentelemetry/api/baggage/Baggage");

  private static final String OURS = "ai.";

  /** What the names of baggage begin with among a thread's entries. */
  private static final String MARK = "baggage:";

  private static final ClassValue<Handles> HANDLES =
      new ClassValue<>() {
        @Override
        protected Handles computeValue(Class<?> type) {
          try {
            return new Handles(type);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no readable baggage in " + type, e);
          }
        }
      };

  private final WeakReference<ClassLoader> loader;
  private final boolean ofBootLoader;
  private final String name;
  private volatile WeakReference<Class<?>> resolved;

  Baggage(ClassLoader loader, String internalName) {
    this.loader = new WeakReference<>(loader);
    this.ofBootLoader = loader == null;
    this.name = internalName;
  }

  boolean isGone() {
    return !ofBootLoader && loader.get() == null;
  }

  boolean is(ClassLoader itsLoader, String internalName) {
    return loader.get() == itsLoader && name.equals(internalName);
  }

  /** A thread's entries with those of its baggage that are ours; the map given where it has one. */
  Map<String, String> addTo(Map<String, String> entries) throws Throwable {
    Class<?> type = type();
    // Without its initialiser it has never been used, and asking it would start OpenTelemetry.
    if (type == null || Initialization.isPending(type)) {
      return entries;
    }
    Handles handles = HANDLES.get(type);
    Object current = handles.current.invokeExact();
    if ((int) handles.size.invokeExact(current) == 0) {
      return entries;
    }
    Map<String, String> to = entries;
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) handles.asMap.invokeExact(current)).entrySet()) {
      if (entry.getKey() instanceof String && ((String) entry.getKey()).startsWith(OURS)) {
        if (to == null) {
          to = new HashMap<>();
        }
        Object value = handles.value.invokeExact((Object) entry.getValue());
        to.putIfAbsent(MARK + entry.getKey(), (String) value);
      }
    }
    return to;
  }

  /** The baggage among a thread's entries, by its own names; null if there is none. */
  static Map<String, String> of(Map<String, String> entries) {
    Map<String, String> found = null;
    if (entries != null) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        if (entry.getKey().startsWith(MARK)) {
          if (found == null) {
            found = new HashMap<>();
          }
          found.put(entry.getKey().substring(MARK.length()), entry.getValue());
        }
      }
    }
    return found;
  }

  private Class<?> type() throws ClassNotFoundException {
    WeakReference<Class<?>> known = resolved;
    if (known != null) {
      return known.get();
    }
    ClassLoader from = loader.get();
    if (from == null && !ofBootLoader) {
      return null;
    }
    Class<?> found = Class.forName(name.replace('/', '.'), false, from);
    resolved = new WeakReference<>(found);
    return found;
  }

  /** Its methods, without its types. */
  private static final class Handles {
    private final MethodHandle current;
    private final MethodHandle size;
    private final MethodHandle asMap;
    private final MethodHandle value;

    Handles(Class<?> type) throws ReflectiveOperationException {
      Class<?> entry = Class.forName(type.getName() + "Entry", false, type.getClassLoader());
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      current =
          lookup
              .findStatic(type, "current", MethodType.methodType(type))
              .asType(MethodType.methodType(Object.class));
      size =
          lookup
              .findVirtual(type, "size", MethodType.methodType(int.class))
              .asType(MethodType.methodType(int.class, Object.class));
      asMap =
          lookup
              .findVirtual(type, "asMap", MethodType.methodType(Map.class))
              .asType(MethodType.methodType(Map.class, Object.class));
      value =
          lookup
              .findVirtual(entry, "getValue", MethodType.methodType(String.class))
              .asType(MethodType.methodType(Object.class, Object.class));
    }
  }
}
