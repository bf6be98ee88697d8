package io.aimeter.sinks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka broker of the released jars, as a process here. */
public final class LocalKafka implements RealServerProvider {
  private static final Path JARS = Path.of(System.getProperty("kafka.engine"));

  @Override
  public String kind() {
    return "kafka";
  }

  @Override
  public String flavour() {
    return "local";
  }

  @Override
  public String whyNot() {
    return Files.isDirectory(JARS) ? null : "no broker's jars in " + JARS;
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements RealServer {
    private final Path directory = Files.createTempDirectory("aimeter-kafka");
    private final int port = freePort();
    private final int controllerPort = freePort();
    private Process process;

    Running() throws Exception {
      Files.write(directory.resolve("server.properties"), settings(port, controllerPort));
      Process format =
          java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c");
      if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
        throw new IOException("format failed: " + said());
      }
      restart();
    }

    private List<String> settings(int broker, int controller) {
      return List.of(
          "process.roles=broker,controller",
          "node.id=1",
          "controller.quorum.voters=1@127.0.0.1:" + controller,
          "listeners=PLAINTEXT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller,
          "advertised.listeners=PLAINTEXT://127.0.0.1:" + broker,
          "controller.listener.names=CONTROLLER",
          "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
          "inter.broker.listener.name=PLAINTEXT",
          "log.dirs=" + directory.resolve("data"),
          "offsets.topic.replication.factor=1",
          "offsets.topic.num.partitions=4",
          "transaction.state.log.replication.factor=1",
          "transaction.state.log.min.isr=1",
          "transaction.state.log.num.partitions=4",
          "group.initial.rebalance.delay.ms=0",
          "auto.create.topics.enable=false",
          "log.cleaner.dedupe.buffer.size=8388608",
          "num.network.threads=2",
          "num.io.threads=2");
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    private Process java(String... arguments) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", JARS.resolve("*").toString()));
      command.addAll(List.of(arguments));
      command.add(directory.resolve("server.properties").toString());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
          .start();
    }

    private String said() throws IOException {
      List<String> lines = Files.readAllLines(directory.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public String version() {
      try (var jars = Files.newDirectoryStream(JARS, "kafka-server-4*.jar")) {
        return jars.iterator().next().getFileName().toString();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("AIMETER_COLLECT_KAFKA_SERVERS", address());
    }

    @Override
    public void kill() throws Exception {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void restart() throws Exception {
      process = java("kafka.Kafka");
      long end = System.nanoTime() + 90_000_000_000L;
      while (true) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
          if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1) {
            return;
          }
        } catch (java.util.concurrent.ExecutionException
            | java.util.concurrent.TimeoutException e) {
          if (!process.isAlive() || System.nanoTime() > end) {
            throw new IOException("the broker does not answer: " + said(), e);
          }
        }
        Thread.sleep(100);
      }
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
}
