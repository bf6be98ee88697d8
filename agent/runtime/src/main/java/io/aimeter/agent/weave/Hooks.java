package io.aimeter.agent.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * The table of hooks: all that the agent touches in a customer's JVM.
 *
 * <p>Loaded in premain, so it holds nothing but strings. A woven method knows its hook by the
 * position of the row.
 */
public final class Hooks {
  private static final String JDK = "io.aimeter.agent.tap.jdk.";
  private static final String URL_CONNECTION = "io.aimeter.agent.tap.urlconnection.";

  private static final Hook[] TABLE = {
    // The private overload: send and sendAsync both come through here, exactly once.
    new Hook(
        "jdk.sendAsync",
        "jdk/internal/net/http/HttpClientImpl",
        "sendAsync",
        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
            + "Ljava/net/http/HttpResponse$PushPromiseHandler;Ljava/util/concurrent/Executor;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        JDK + "SendAsyncTap",
        0,
        1),
    // HTTPS connections delegate to a subclass that inherits these.
    new Hook(
        "urlconnection.getOutputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getOutputStream",
        "()Ljava/io/OutputStream;",
        URL_CONNECTION + "OutputStreamTap"),
    new Hook(
        "urlconnection.getInputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getInputStream",
        "()Ljava/io/InputStream;",
        URL_CONNECTION + "InputStreamTap"),
    new Hook(
        "urlconnection.getErrorStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getErrorStream",
        "()Ljava/io/InputStream;",
        URL_CONNECTION + "ErrorStreamTap"),
  };

  private Hooks() {}

  /** How many rows there are. */
  static int count() {
    return TABLE.length;
  }

  /** The row at a position. */
  static Hook at(int index) {
    return TABLE[index];
  }

  /** The internal names of all classes with a hook. */
  static Set<String> classNames() {
    Set<String> names = new HashSet<>();
    for (Hook hook : TABLE) {
      names.add(hook.className());
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
