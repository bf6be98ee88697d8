package io.aimeter.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code aimeter dashboard} as a program of its own. */
final class Dashboard implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("aimeter.home"), "collector", "target", "aimeter-collector.jar");

  private final Process process;
  private final String link;

  private Dashboard(Process process, String link) {
    this.process = process;
    this.link = link;
  }

  /** Starts it on an aimeter directory, and waits for its link. */
  static Dashboard start(Path root) throws Exception {
    return start(root, 0);
  }

  /** Starts it on a port, which may be one that it had before. */
  static Dashboard start(Path root, int port) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // As the launcher does.
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            JAR.toString(),
            "io.aimeter.collector.main.Dashboard",
            "--dir",
            root.toString(),
            "--port",
            Integer.toString(port),
            "--no-open");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String link =
          CompletableFuture.supplyAsync(() -> link(process.inputReader())).get(1, TimeUnit.MINUTES);
      return new Dashboard(process, link);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String link(BufferedReader printed) {
    List<String> others = new ArrayList<>();
    try {
      for (String line = printed.readLine(); line != null; line = printed.readLine()) {
        if (line.startsWith("http://")) {
          return line;
        }
        others.add(line);
      }
    } catch (IOException e) {
      others.add(e.toString());
    }
    throw new IllegalStateException("the dashboard did not start: " + others);
  }

  /** What it printed: the address with the token. */
  String link() {
    return link;
  }

  /** The address alone. */
  String address() {
    return link.substring(0, link.indexOf('#'));
  }

  /** Where it listens. */
  int port() {
    return URI.create(address()).getPort();
  }

  /** The token alone. */
  String token() {
    return link.substring(link.indexOf('=') + 1);
  }

  /** SIGKILL; returns when it is dead. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
