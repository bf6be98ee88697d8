package io.aimeter.agent.tap.urlconnection;

import io.aimeter.core.exchange.Headers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;

/**
 * The connection's headers, read from its private fields: its public methods hide credentials, and
 * asking them for the response sends the request.
 */
final class Internals {
  private static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";
  private static final String HEADER = "sun.net.www.MessageHeader";

  private static final MethodHandle REQUEST_HEADERS = field("userHeaders");
  private static final MethodHandle RESPONSE_HEADERS = field("responses");
  private static final MethodHandle FIND = headerMethod("findValue", String.class);
  private static final MethodHandle LINE = headerMethod("getValue", int.class);

  private Internals() {}

  private static MethodHandle field(String name) {
    try {
      Field field = Class.forName(CONNECTION).getDeclaredField(name);
      field.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectGetter(field)
          .asType(MethodType.methodType(Object.class, HttpURLConnection.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JDK's " + CONNECTION + " has no usable field " + name, e);
    }
  }

  private static MethodHandle headerMethod(String name, Class<?> parameter) {
    try {
      Class<?> header = Class.forName(HEADER);
      return MethodHandles.lookup()
          .findVirtual(header, name, MethodType.methodType(String.class, parameter))
          .asType(MethodType.methodType(String.class, Object.class, parameter));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JDK's " + HEADER + " has no usable method " + name, e);
    }
  }

  /** The headers the application has set; complete once the request is sent. */
  static Headers requestHeaders(HttpURLConnection connection) throws Throwable {
    return new View((Object) REQUEST_HEADERS.invokeExact(connection));
  }

  /** The response's headers; null where there is no response yet. */
  static Object response(HttpURLConnection connection) throws Throwable {
    return (Object) RESPONSE_HEADERS.invokeExact(connection);
  }

  /** The response's headers as ours. */
  static Headers view(Object response) {
    return new View(response);
  }

  /** The status on the response's first line; 0 where that is none. */
  static int status(Object response) throws Throwable {
    String line = (String) LINE.invokeExact(response, 0);
    int space = line == null || !line.startsWith("HTTP/") ? -1 : line.indexOf(' ');
    if (space < 0 || line.length() < space + 4) {
      return 0;
    }
    try {
      return Integer.parseInt(line.substring(space + 1, space + 4));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static final class View implements Headers {
    private final Object header;

    View(Object header) {
      this.header = header;
    }

    @Override
    public String first(String lowerCaseName) {
      try {
        return header == null ? null : (String) FIND.invokeExact(header, lowerCaseName);
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
  }
}
