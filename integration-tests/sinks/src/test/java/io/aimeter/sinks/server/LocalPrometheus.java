package io.aimeter.sinks.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prometheus of Debian's package, as a process here. */
public final class LocalPrometheus extends LocalProvider {
  private static final DebianPackage PACKAGE = new DebianPackage("prometheus");
  private static final DebianPackage TOOL = new DebianPackage("promtool");

  /** Found by {@link java.util.ServiceLoader}. */
  public LocalPrometheus() {
    super("prometheus", LocalPrometheus::whyNoPackages);
  }

  private static String whyNoPackages() {
    String reason = PACKAGE.whyNot();
    return reason == null ? TOOL.whyNot() : reason;
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements PrometheusServer {
    private final LocalProcess process = new LocalProcess("prometheus");
    private final int port = Ports.free();
    private final int collector = Ports.free();

    Running() throws Exception {
      Files.write(
          process.directory().resolve("prometheus.yml"), PrometheusServer.configuration(collector));
      restart();
    }

    @Override
    public String version() {
      try {
        return LocalProcess.get(URI.create(address() + "/api/v1/status/buildinfo")).body();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String address() {
      return "http://127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_HTTP_LISTEN",
          "127.0.0.1:" + collector,
          "AIMETER_COLLECT_HTTP_TOKEN",
          TOKEN);
    }

    @Override
    public String check(String metrics) throws Exception {
      Path text = Files.writeString(process.directory().resolve("metrics.txt"), metrics);
      Process check =
          new ProcessBuilder(TOOL.program("usr/bin/promtool").toString(), "check", "metrics")
              .redirectInput(text.toFile())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return check.waitFor() == 0 ? said : said + " (exit code " + check.exitValue() + ")";
    }

    @Override
    public void kill() throws Exception {
      process.kill();
    }

    @Override
    public void restart() throws Exception {
      process.start(
          List.of(
              PACKAGE.program("usr/bin/prometheus").toString(),
              "--config.file=" + process.directory().resolve("prometheus.yml"),
              "--storage.tsdb.path=" + process.directory().resolve("data"),
              "--web.listen-address=127.0.0.1:" + port),
          URI.create(address() + "/-/ready"));
    }

    @Override
    public void close() throws IOException {
      process.close();
    }
  }
}
