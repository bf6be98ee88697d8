package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/** Kafka brokers as processes here: one, or a cluster that keeps each record as often. */
final class KafkaNodes implements RealCluster {
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final Path directory = Files.createTempDirectory("aimeter-kafka");
  private final List<KafkaNode> nodes = new ArrayList<>();

  /** Starts so many, with these settings on top of what a test needs; returns when they answer. */
  KafkaNodes(int count, Map<String, String> more) throws Exception {
    for (int id = 1; id <= count; id++) {
      nodes.add(new KafkaNode(directory.resolve("node-" + id), id));
    }
    List<Process> formats = new ArrayList<>();
    for (KafkaNode node : nodes) {
      formats.add(node.format(nodes, more));
    }
    for (KafkaNode node : nodes) {
      node.formatted(formats.get(nodes.indexOf(node)));
      node.start();
    }
    awaitAll();
  }

  /** Until all answer and each has all that the others have. */
  private void awaitAll() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      while (!isWhole(admin)) {
        for (KafkaNode node : nodes) {
          if (!node.isAlive()) {
            throw new IOException("a broker has ended: " + node.said());
          }
        }
        if (System.nanoTime() > end) {
          throw new IOException("the brokers do not answer: " + nodes.get(0).said());
        }
        Thread.sleep(100);
      }
    }
  }

  private boolean isWhole(Admin admin) throws InterruptedException {
    try {
      if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() < nodes.size()) {
        return false;
      }
      Set<String> topics =
          admin
              .listTopics(new ListTopicsOptions().listInternal(true))
              .names()
              .get(5, TimeUnit.SECONDS);
      return admin.describeTopics(topics).allTopicNames().get(5, TimeUnit.SECONDS).values().stream()
          .map(TopicDescription::partitions)
          .flatMap(List::stream)
          .allMatch(partition -> partition.isr().size() == nodes.size());
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public void kill(int node) throws Exception {
    nodes.get(node).kill();
  }

  @Override
  public void restart(int node) throws Exception {
    nodes.get(node).start();
    awaitAll();
  }

  @Override
  public void kill() throws Exception {
    for (KafkaNode node : nodes) {
      node.kill();
    }
  }

  @Override
  public void restart() throws Exception {
    for (KafkaNode node : nodes) {
      node.start();
    }
    awaitAll();
  }

  @Override
  public String version() {
    return KafkaNode.version();
  }

  @Override
  public String address() {
    return String.join(",", nodes.stream().map(KafkaNode::address).toList());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("AIMETER_COLLECT_KAFKA_SERVERS", address());
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (Exception e) {
      throw new IOException(e);
    }
    Trees.delete(directory);
  }
}
