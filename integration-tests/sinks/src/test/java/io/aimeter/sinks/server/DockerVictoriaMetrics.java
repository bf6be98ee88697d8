package io.aimeter.sinks.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** VictoriaMetrics, which takes OTLP, in a container. */
public final class DockerVictoriaMetrics implements RealServerProvider {
  private static final String VERSION = "v1.112.0";
  private static final int PORT = 8428;

  @Override
  public String kind() {
    return "otlp-metrics";
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

  private static final class Running implements RealServer {
    private final int port = Ports.free();
    private final GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse("victoriametrics/victoria-metrics:" + VERSION))
            .withCommand(LocalVictoriaMetrics.FLAGS.toArray(new String[0]))
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp("/health").forPort(PORT));

    Running() throws Exception {
      // A port of our own: a container that is started again would get another one.
      container.setPortBindings(List.of(port + ":" + PORT));
      container.start();
    }

    @Override
    public String version() {
      return VERSION;
    }

    @Override
    public String address() {
      return "http://" + container.getHost() + ":" + port;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("AIMETER_COLLECT_OTLP_ENDPOINT", address() + "/opentelemetry");
    }

    @Override
    public void kill() {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() throws Exception {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      LocalProcess.awaitAnswer(URI.create(address() + "/health"));
    }

    @Override
    public void close() {
      container.stop();
    }
  }
}
