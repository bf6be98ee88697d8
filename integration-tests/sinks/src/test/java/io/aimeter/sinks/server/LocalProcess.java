package io.aimeter.sinks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A server that answers HTTP, as a process here with a directory of its own. */
final class LocalProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory;
  private Process process;

  LocalProcess(String name) throws IOException {
    directory = Files.createTempDirectory("aimeter-" + name);
  }

  Path directory() {
    return directory;
  }

  /** Starts it; returns when it answers there. */
  void start(List<String> command, URI answers) throws IOException, InterruptedException {
    Path log = directory.resolve("log");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      awaitAnswer(answers);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + ": " + Files.readString(log), e);
    }
  }

  /** Returns when it answers there. */
  static void awaitAnswer(URI answers) throws IOException, InterruptedException {
    long end = System.nanoTime() + 120_000_000_000L;
    while (true) {
      try {
        if (get(answers).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It has not begun to listen.
      }
      if (System.nanoTime() > end) {
        throw new IOException("no answer at " + answers);
      }
      Thread.sleep(50);
    }
  }

  /** Asks over HTTP. */
  static HttpResponse<String> get(URI of) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(of).timeout(Duration.ofSeconds(30)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
