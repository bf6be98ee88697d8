package io.aimeter.agent.shim;

/**
 * Offsets of arrays, by reflection: JDK 25 made the return type a long (JDK-8344168), so that no
 * direct call links on all JDKs. The generated stand-in for {@code sun.misc.Unsafe} calls these.
 */
public final class Arrays {
  private Arrays() {}

  /** The offset of the first element of an array of that class. */
  public static int baseOffset(Class<?> arrayClass) {
    return call("arrayBaseOffset", arrayClass);
  }

  /** The distance between elements of an array of that class. */
  public static int indexScale(Class<?> arrayClass) {
    return call("arrayIndexScale", arrayClass);
  }

  private static int call(String method, Class<?> arrayClass) {
    try {
      Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
      Object instance = unsafe.getMethod("getUnsafe").invoke(null);
      Number result = (Number) unsafe.getMethod(method, Class.class).invoke(instance, arrayClass);
      return result.intValue();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("jdk.internal.misc.Unsafe." + method, e);
    }
  }
}
