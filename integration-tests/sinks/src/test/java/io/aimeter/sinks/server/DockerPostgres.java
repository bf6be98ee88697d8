package io.aimeter.sinks.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container. */
public final class DockerPostgres implements RealServerProvider {
  @Override
  public String kind() {
    return "postgres";
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
    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
    // A port of our own: a container that is started again would get another one.
    private final int port = Ports.free();

    Running() throws Exception {
      container.setPortBindings(List.of(port + ":5432"));
      container.start();
    }

    @Override
    public String version() {
      return "18";
    }

    @Override
    public String address() {
      return "%s?user=%s&password=%s"
          .formatted(url(), container.getUsername(), container.getPassword());
    }

    private String url() {
      return "jdbc:postgresql://%s:%d/%s"
          .formatted(container.getHost(), port, container.getDatabaseName());
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_POSTGRES_URL", url(),
          "AIMETER_COLLECT_POSTGRES_USER", container.getUsername(),
          "AIMETER_COLLECT_POSTGRES_PASSWORD", container.getPassword());
    }

    @Override
    public void kill() {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() throws Exception {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      long end = System.nanoTime() + 60_000_000_000L;
      while (true) {
        try (Connection answers = DriverManager.getConnection(address())) {
          if (answers.isValid(5)) {
            return;
          }
        } catch (SQLException e) {
          if (System.nanoTime() > end) {
            throw e;
          }
        }
        Thread.sleep(100);
      }
    }

    @Override
    public void close() {
      container.stop();
    }
  }
}
