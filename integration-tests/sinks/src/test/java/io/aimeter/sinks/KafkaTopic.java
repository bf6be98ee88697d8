package io.aimeter.sinks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.sinks.server.RealCluster;
import io.aimeter.sinks.server.RealServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The collector's topic on a real server, read as a consumer of it would. */
public final class KafkaTopic {
  private static final String NAME = "aimeter.records";
  private static final int PARTITIONS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealServer server;

  private KafkaTopic(RealServer server) {
    this.server = server;
  }

  /** Makes it, on each node of the server. */
  public static KafkaTopic create(RealServer server) throws Exception {
    int copies = server instanceof RealCluster cluster ? cluster.size() : 1;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.address()))) {
      NewTopic topic = new NewTopic(NAME, PARTITIONS, (short) copies);
      admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
    }
    return new KafkaTopic(server);
  }

  /** A number that grows with each transaction that is committed. */
  public long end() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions()).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", server.address());
    settings.put("isolation.level", "read_committed");
    settings.put("default.api.timeout.ms", 300_000); // while brokers are killed on a busy machine
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions() {
    return IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(NAME, i)).toList();
  }

  /** All committed records, with a transaction that is still open waited for. */
  public List<ConsumerRecord<String, byte[]>> committed() {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  /** The sequences of all committed records. */
  List<Long> sequences() throws IOException {
    return sequences(committed());
  }

  /** The sequences of these records. */
  static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records) throws IOException {
    List<Long> sequences = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      sequences.add(JSON.readTree(record.value()).get("sequence").asLong());
    }
    return sequences;
  }
}
