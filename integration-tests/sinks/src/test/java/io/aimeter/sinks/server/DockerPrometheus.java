package io.aimeter.sinks.server;

import java.net.URI;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Prometheus in a container, on the host's network: there is what it reads. */
public final class DockerPrometheus implements RealServerProvider {
  private static final String VERSION = "v2.53.3";

  @Override
  public String kind() {
    return "prometheus";
  }

  @Override
  public String flavour() {
    return "docker";
  }

  @Override
  public String whyNot() {
    return DockerClientFactory.instance().isDockerAvailable() ? null : "no Docker engine answers";
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements PrometheusServer {
    private final int port = Ports.free();
    private final int collector = Ports.free();
    private final GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse("prom/prometheus:" + VERSION))
            .withNetworkMode("host")
            .withCopyToContainer(
                Transferable.of(
                    String.join("\n", PrometheusServer.configuration(collector)) + "\n"),
                "/etc/prometheus/prometheus.yml")
            .withCommand(
                "--config.file=/etc/prometheus/prometheus.yml",
                "--storage.tsdb.path=/prometheus",
                "--web.listen-address=127.0.0.1:" + port);

    Running() throws Exception {
      container.start();
      LocalProcess.awaitAnswer(URI.create(address() + "/-/ready"));
    }

    @Override
    public String version() {
      return VERSION;
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
      container.copyFileToContainer(Transferable.of(metrics), "/tmp/metrics.txt");
      ExecResult said =
          container.execInContainer("sh", "-c", "promtool check metrics < /tmp/metrics.txt 2>&1");
      return said.getExitCode() == 0
          ? said.getStdout().strip()
          : said.getStdout().strip() + " (exit code " + said.getExitCode() + ")";
    }

    @Override
    public void kill() {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() throws Exception {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      LocalProcess.awaitAnswer(URI.create(address() + "/-/ready"));
    }

    @Override
    public void close() {
      container.stop();
    }
  }
}
