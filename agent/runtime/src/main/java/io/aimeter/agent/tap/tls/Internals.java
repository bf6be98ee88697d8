package io.aimeter.agent.tap.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/** With whom a handshake is, read from the JDK's own objects. The same on JDK 11 to 25. */
final class Internals {
  private static final String PACKAGE = "sun.security.ssl.";

  private static final MethodHandle CONNECTION = field("HandshakeContext", "conContext");
  private static final MethodHandle TRANSPORT = field("TransportContext", "transport");
  private static final MethodHandle HOST = getter("getPeerHost", String.class);
  private static final MethodHandle PORT = getter("getPeerPort", int.class);

  private Internals() {}

  private static MethodHandle field(String owner, String name) {
    try {
      Field field = Class.forName(PACKAGE + owner).getDeclaredField(name);
      field.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectGetter(field)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JDK's " + owner + " has no usable field " + name, e);
    }
  }

  private static MethodHandle getter(String name, Class<?> result) {
    try {
      Class<?> transport = Class.forName(PACKAGE + "SSLTransport");
      return MethodHandles.privateLookupIn(transport, MethodHandles.lookup())
          .findVirtual(transport, name, MethodType.methodType(result))
          .asType(MethodType.methodType(result, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JDK's SSLTransport has no usable method " + name, e);
    }
  }

  /** The socket or engine of a handshake. */
  static Object transport(Object handshake) throws Throwable {
    Object connection = (Object) CONNECTION.invokeExact(handshake);
    return (Object) TRANSPORT.invokeExact(connection);
  }

  /** The name or address the application gave; null where it gave an engine none. */
  static String peerHost(Object transport) throws Throwable {
    return (String) HOST.invokeExact(transport);
  }

  static int peerPort(Object transport) throws Throwable {
    return (int) PORT.invokeExact(transport);
  }
}
