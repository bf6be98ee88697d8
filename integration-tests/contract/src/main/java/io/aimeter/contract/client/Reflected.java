package io.aimeter.contract.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Calls a library that the compiler of this module cannot read, because it is of a later JDK. */
final class Reflected {
  private final String prefix;

  /**
   * A library.
   *
   * @param prefix what the names of its classes begin with
   */
  Reflected(String prefix) {
    this.prefix = prefix;
  }

  Class<?> type(String name) {
    try {
      return Class.forName(prefix + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(String name) {
    try {
      Class.forName(prefix + name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Calls a static method. */
  Object on(String type, String method, Object... arguments) throws Exception {
    return call(type, null, method, arguments);
  }

  /**
   * Calls a method that a public type has, as the object's own class need not be public; its
   * exceptions are thrown as they are.
   */
  Object call(String type, Object target, String method, Object... arguments) throws Exception {
    for (Method each : type(type).getMethods()) {
      if (each.getName().equals(method) && takes(each.getParameterTypes(), arguments)) {
        each.setAccessible(true); // what a public type inherits from one that is not
        try {
          return each.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
    throw new NoSuchMethodException(type + "." + method);
  }

  private static boolean takes(Class<?>[] types, Object[] arguments) {
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isInstance(arguments[i]);
    }
    return takes;
  }

  /** Implements an interface. */
  Object implement(String type, InvocationHandler handler) {
    Class<?> implemented = type(type);
    return Proxy.newProxyInstance(
        implemented.getClassLoader(), new Class<?>[] {implemented}, handler);
  }
}
