package io.aimeter.sinks.server;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** VictoriaMetrics, which takes OTLP, of Debian's package as a process here. */
public final class LocalVictoriaMetrics extends LocalProvider {
  private static final DebianPackage PACKAGE = new DebianPackage("victoria-metrics");

  /** Without the offset what has just come could not be asked for. */
  static final List<String> FLAGS =
      List.of(
          "-retentionPeriod=1d",
          "-search.latencyOffset=0s",
          "-search.disableCache",
          "-opentelemetry.usePrometheusNaming");

  /** Found by {@link java.util.ServiceLoader}. */
  public LocalVictoriaMetrics() {
    super("otlp-metrics", PACKAGE::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements RealServer {
    private final LocalProcess process = new LocalProcess("victoria-metrics");
    private final int port = Ports.free();

    Running() throws Exception {
      restart();
    }

    @Override
    public String version() {
      return "of the package victoria-metrics in Debian " + DebianPackage.RELEASE;
    }

    @Override
    public String address() {
      return "http://127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("AIMETER_COLLECT_OTLP_ENDPOINT", address() + "/opentelemetry");
    }

    @Override
    public void kill() throws Exception {
      process.kill();
    }

    @Override
    public void restart() throws Exception {
      List<String> command = new ArrayList<>();
      command.add(PACKAGE.program("usr/bin/victoria-metrics").toString());
      command.add("-storageDataPath=" + process.directory().resolve("data"));
      command.add("-httpListenAddr=127.0.0.1:" + port);
      command.addAll(FLAGS);
      process.start(command, URI.create(address() + "/health"));
    }

    @Override
    public void close() throws IOException {
      process.close();
    }
  }
}
