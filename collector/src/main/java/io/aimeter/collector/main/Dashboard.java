package io.aimeter.collector.main;

import io.aimeter.collector.log.Log;
import io.aimeter.collector.web.AccessToken;
import io.aimeter.collector.web.WebPlan;
import io.aimeter.collector.web.WebServer;
import io.aimeter.collector.web.api.ApiPlan;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceBookException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aimeter dashboard}: the store in a browser. */
@Command(
    name = "aimeter dashboard",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the store in a browser, read-only and on this host only, until it is interrupted.",
      "It needs no running collector; where one shows it already, the link is to that. The link has"
          + " a token in it: who has the link can read."
    },
    sortOptions = false)
public final class Dashboard implements Callable<Integer> {
  private static final int MISUSED = 2;
  private static final int DEFAULT_PORT = 9465;
  private static final int PORTS_TRIED = 20;
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The aimeter directory (default: AIMETER_DIR, or ~/.aimeter).")
  private Path dir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to answer (default: " + DEFAULT_PORT + ", or the next that is free).")
  private Integer port;

  @Option(names = "--no-open", description = "Only print the link; open no browser.")
  private boolean noOpen;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices laid over the bundled ones (default: AIMETER_PRICES, or none).")
  private Path prices;

  private Dashboard() {}

  /** The program. Exit codes: 0 done, 2 misused. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Dashboard());
    line.setParameterExceptionHandler(
        (e, arguments) -> complain(e.getMessage() + " (see: aimeter dashboard --help)"));
    System.exit(line.execute(args));
  }

  private static int complain(String reason) {
    System.err.println("aimeter dashboard: " + reason);
    return MISUSED;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port != null && (port < 0 || port > LAST_PORT)) {
      return complain("--port: " + port + " is no port");
    }
    Path root = dir == null ? Settings.load().directory() : dir.toAbsolutePath().normalize();
    if (!Files.isDirectory(root) || !Files.isReadable(root)) {
      return complain(
          "cannot read a directory "
              + root
              + "; give that of the collector with --dir, or start one: aimeter collect");
    }
    try {
      Path overlay = prices == null ? Settings.load().path(Key.PRICES) : prices;
      PriceBook bundled = PriceBook.bundled();
      PriceBook book = overlay == null ? bundled : bundled.withOverlay(overlay);
      String token = token(root);
      String running =
          port == null && prices == null ? RunningCollector.address(root, token) : null;
      if (running != null) {
        System.err.println("aimeter dashboard: the running collector shows it; nothing is started");
        show(running, token);
        return 0;
      }
      try (WebServer server = server(new ApiPlan(root, book, token, Set.of()))) {
        show("http://127.0.0.1:" + server.port(), token);
        Thread.currentThread().join();
      }
      return 0;
    } catch (PriceBookException | IOException e) {
      return complain(e.getMessage());
    }
  }

  private void show(String address, String token) {
    String link = address + "/#token=" + token;
    System.out.println(link);
    if (!noOpen) {
      Browser.open(link);
    }
  }

  private static String token(Path root) {
    try {
      return AccessToken.of(root);
    } catch (IOException e) {
      return AccessToken.random(); // somebody else's directory: a token for this time only
    }
  }

  private WebServer server(ApiPlan plan) throws IOException {
    int first = port == null ? DEFAULT_PORT : port;
    int last = port == null ? DEFAULT_PORT + PORTS_TRIED : port;
    for (int next = first; ; next++) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), next);
      WebServer server =
          new WebServer(
              new WebPlan(address, null),
              null,
              plan,
              Log.messages(line -> System.err.println("aimeter dashboard: " + line)));
      try {
        server.start();
        return server;
      } catch (IOException e) {
        server.close();
        if (next >= last || !(e.getCause() instanceof BindException)) {
          throw e;
        }
      }
    }
  }
}
