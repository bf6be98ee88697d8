package io.aimeter.agent.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * The table of hooks: all that the agent touches in a customer's JVM: a file a client, and two of
 * the frameworks that features are named after.
 *
 * <p>Loaded in premain, so it holds nothing but strings. A woven method knows its hook by the
 * position of the row.
 */
public final class Hooks {
  private static final Hook[] TABLE =
      concat(
          JdkHooks.ROWS,
          UrlConnectionHooks.ROWS,
          OkHttpHooks.ROWS,
          Apache4Hooks.ROWS,
          Apache5Hooks.ROWS,
          AwsSdkHooks.ROWS,
          ReactorNettyHooks.ROWS,
          ArmeriaHooks.ROWS,
          NettyHooks.ROWS,
          GrpcHooks.ROWS,
          VertxHooks.ROWS,
          KtorHooks.ROWS,
          JettyHooks.ROWS,
          HelidonHooks.ROWS,
          PekkoHooks.ROWS,
          TlsHooks.ROWS,
          HandoverHooks.ROWS,
          WebHooks.ROWS,
          JobHooks.ROWS);

  private Hooks() {}

  private static Hook[] concat(Hook[]... files) {
    int count = 0;
    for (Hook[] rows : files) {
      count += rows.length;
    }
    Hook[] table = new Hook[count];
    int at = 0;
    for (Hook[] rows : files) {
      System.arraycopy(rows, 0, table, at, rows.length);
      at += rows.length;
    }
    return table;
  }

  /** How many rows there are. */
  static int count() {
    return TABLE.length;
  }

  /** The row at a position. */
  static Hook at(int index) {
    return TABLE[index];
  }

  /** The internal names of all classes with a hook, but for those of the JDK's tasks. */
  static Set<String> classNames() {
    return classNames(false);
  }

  /** The internal names of the classes of the JDK's tasks. */
  static Set<String> taskClassNames() {
    return classNames(true);
  }

  private static Set<String> classNames(boolean ofTasks) {
    Set<String> names = new HashSet<>();
    for (Hook hook : TABLE) {
      if (hook.isOfTasks() == ofTasks) {
        names.add(hook.className());
      }
    }
    return names;
  }

  /** The table, a row a line. */
  public static String print() {
    StringBuilder out = new StringBuilder();
    for (Hook hook : TABLE) {
      out.append(hook).append('\n');
    }
    return out.toString();
  }
}
