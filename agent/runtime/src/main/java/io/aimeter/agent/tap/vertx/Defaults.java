package io.aimeter.agent.tap.vertx;

import io.vertx.core.http.HttpClientOptions;
import java.lang.reflect.Field;

/**
 * The host and port of a client's options, for requests that name none. Vert.x has no way to ask
 * for them that all versions share, so they are read from the client's fields; where that cannot
 * be, such requests are not metered.
 */
final class Defaults {
  private static final Defaults NONE = new Defaults(null, null, null);
  private static final ClassValue<Defaults> OF =
      new ClassValue<>() {
        @Override
        protected Defaults computeValue(Class<?> client) {
          return find(client);
        }
      };

  private final Field options;
  private final Field host;
  private final Field port;

  private Defaults(Field options, Field host, Field port) {
    this.options = options;
    this.host = host;
    this.port = port;
  }

  /** Until 5.0 the client keeps its options, from 5.1 host and port. */
  private static Defaults find(Class<?> client) {
    try {
      Field options = field(client, "options", HttpClientOptions.class);
      if (options != null) {
        return new Defaults(options, null, null);
      }
      Field host = field(client, "defaultHost", String.class);
      Field port = field(client, "defaultPort", int.class);
      return host == null || port == null ? NONE : new Defaults(null, host, port);
    } catch (RuntimeException e) {
      return NONE; // a module that is not open
    }
  }

  private static Field field(Class<?> client, String name, Class<?> type) {
    for (Class<?> c = client; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && field.getType() == type) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    return null;
  }

  /** The host; null where it is not known. */
  static String host(Object client) {
    Defaults defaults = OF.get(client.getClass());
    try {
      return defaults.options != null
          ? ((HttpClientOptions) defaults.options.get(client)).getDefaultHost()
          : defaults.host != null ? (String) defaults.host.get(client) : null;
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /** The port; -1 where it is not known. */
  static int port(Object client) {
    Defaults defaults = OF.get(client.getClass());
    try {
      return defaults.options != null
          ? ((HttpClientOptions) defaults.options.get(client)).getDefaultPort()
          : defaults.port != null ? defaults.port.getInt(client) : -1;
    } catch (IllegalAccessException e) {
      return -1;
    }
  }
}
