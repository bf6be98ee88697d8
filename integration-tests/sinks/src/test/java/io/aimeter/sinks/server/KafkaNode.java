package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the released jars that is broker and controller, with a directory of its own. */
final class KafkaNode {
  static final Path JARS = Path.of(System.getProperty("kafka.engine"));

  /** A setting of ours: listeners besides the one without TLS. */
  static final String MORE_LISTENERS = "more.listeners";

  private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qk";

  private final Path directory;
  private final int id;
  private final int port = Ports.free();
  private final int controllerPort = Ports.free();
  private Process process;

  /** The node of that number; without a process yet. */
  KafkaNode(Path directory, int id) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.id = id;
  }

  /** Why no process can be had here; null where one can. */
  static String whyNot() {
    return Files.isDirectory(JARS)
        ? null
        : "no broker's jars in " + JARS + "; mvn package -pl integration-tests/kafka-engine";
  }

  static String version() {
    try (var jars = Files.newDirectoryStream(JARS, "kafka-server-4*.jar")) {
      return jars.iterator().next().getFileName().toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where its clients without TLS find it. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** How it is named among the voters of its cluster. */
  String voter() {
    return id + "@127.0.0.1:" + controllerPort;
  }

  /**
   * Begins to make its storage.
   *
   * @param nodes of the cluster, this one too
   * @param more settings, which win
   * @return the process that makes it
   */
  Process format(List<KafkaNode> nodes, Map<String, String> more) throws IOException {
    List<String> lines = new ArrayList<>();
    settings(nodes, more).forEach((key, value) -> lines.add(key + "=" + value));
    Files.write(directory.resolve("server.properties"), lines);
    return java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c");
  }

  /** Waits for the end of what {@link #format} began. */
  void formatted(Process format) throws IOException, InterruptedException {
    if (!format.waitFor(300, TimeUnit.SECONDS) || format.exitValue() != 0) {
      throw new IOException("format failed: " + said());
    }
  }

  private Map<String, String> settings(List<KafkaNode> nodes, Map<String, String> more) {
    String copies = Integer.toString(nodes.size());
    String inSync = nodes.size() > 1 ? "2" : "1";
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put(
        "controller.quorum.voters",
        String.join(",", nodes.stream().map(KafkaNode::voter).toList()));
    String listeners =
        "PLAINTEXT://"
            + address()
            + (more.containsKey(MORE_LISTENERS) ? "," + more.get(MORE_LISTENERS) : "");
    settings.put("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", listeners);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", directory.resolve("data").toString());
    settings.put("default.replication.factor", copies);
    settings.put("min.insync.replicas", inSync);
    settings.put("unclean.leader.election.enable", "false");
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("broker.session.timeout.ms", "6000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("controller.quorum.election.timeout.ms", "1000");
    settings.putAll(more);
    settings.remove(MORE_LISTENERS);
    return settings;
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

  /** Starts it; it does not answer yet. */
  void start() throws IOException {
    process = java("kafka.Kafka");
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL; returns when it is dead. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** The last lines it printed. */
  String said() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
