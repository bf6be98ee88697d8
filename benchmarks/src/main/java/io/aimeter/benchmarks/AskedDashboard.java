package io.aimeter.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code aimeter dashboard} in a process of its own, and questions to it over HTTP. */
final class AskedDashboard implements AutoCloseable {
  private static final String TOKEN = "#token=";
  private static final long LOOK_MILLIS = 500;

  /** So little CPU between two looks is that of a process at rest. */
  private static final double AT_REST = 0.02;

  private final Process process;
  private final URI page;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  private AskedDashboard(Process process, String link) {
    this.process = process;
    int end = link.indexOf(TOKEN);
    page = URI.create(link.substring(0, end));
    token = link.substring(end + TOKEN.length());
  }

  /** Starts it with the heap of a collector, and waits for its link. */
  static AskedDashboard start(Path home, Path root) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    home.resolve("collector/target/aimeter-collector.jar").toString(),
                    "io.aimeter.collector.main.Dashboard",
                    "--dir",
                    root.toString(),
                    "--port",
                    "0",
                    "--no-open"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String link = out.readLine();
    if (link == null || !link.contains(TOKEN)) {
      process.destroyForcibly();
      throw new IOException("the dashboard printed no link, but: " + link);
    }
    return new AskedDashboard(process, link);
  }

  /**
   * Asks, and reads all of the answer, which it returns.
   *
   * @param question a path and its parameters
   * @throws IOException if it is not answered
   */
  String ask(String question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("api/v1/" + question))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofMinutes(2))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(question + " is answered " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }

  /** Waits until it does nothing, at most so long. */
  void settle(long seconds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    double before = -1;
    double now = cpuSeconds();
    while (now - before > AT_REST && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      before = now;
      now = cpuSeconds();
    }
  }

  /** User and system time so far. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** The most memory it had resident; 0 where that is not told. */
  double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
