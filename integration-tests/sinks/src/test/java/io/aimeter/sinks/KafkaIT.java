package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.record.RecordField;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.io.TempDir;

/** Records in a real Kafka, read back committed: all of them, each once, whatever is killed. */
class KafkaIT {
  private static final String TOPIC = "aimeter.records";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  private static void createTopic(RealServer server, Map<String, String> settings)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.address()))) {
      NewTopic topic = new NewTopic(TOPIC, 3, (short) 1).configs(settings);
      admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
    }
  }

  /** All committed records of the topic. */
  private static List<ConsumerRecord<String, byte[]>> committed(RealServer server) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", server.address());
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition(TOPIC, 0),
              new TopicPartition(TOPIC, 1),
              new TopicPartition(TOPIC, 2));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records)
      throws Exception {
    List<Long> sequences = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      sequences.add(JSON.readTree(record.value()).get("sequence").asLong());
    }
    return sequences;
  }

  private String once(Map<String, String> settings) throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, settings, "--once")) {
      assertEquals(0, collector.exitCode(), collector.printed());
      return collector.printed();
    }
  }

  @Real("kafka")
  void recordsAreJsonInOrderInOnePartition(RealServer server) throws Exception {
    createTopic(server, Map.of());
    try (Application application = new Application(root, "i")) {
      application.call(500);
      once(server.settings());
      application.call(1);
      once(server.settings());
    }
    List<ConsumerRecord<String, byte[]>> records = committed(server);
    assertEquals(LongStream.rangeClosed(1, 501).boxed().toList(), sequences(records));
    assertEquals(1, records.stream().map(ConsumerRecord::partition).distinct().count());
    JsonNode fifth = JSON.readTree(records.get(4).value());
    assertEquals("i/5", records.get(4).key());
    assertEquals("team-5", fifth.get("team").asText());
    assertEquals("r2", fifth.get("tags").get("run").asText());
    assertEquals(50, fifth.get("cost_nano_usd").asLong());
    assertEquals(
        Application.record("i", 5).number(RecordField.STARTED_AT),
        fifth.get("started_at").asLong());
  }

  @Real("kafka")
  void whateverIsKilledNothingIsLostOrTwice(RealServer server) throws Exception {
    createTopic(server, Map.of());
    Random random = new Random(13);
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_KAFKA_INTERVAL", "20ms");
    settings.put("AIMETER_COLLECT_KAFKA_BATCH", "40");
    try (Application application = new Application(root, "i")) {
      for (int round = 0; round < 12; round++) {
        try (CollectorProcess collector =
            CollectorProcess.start(root, settings, "--interval", "50ms")) {
          for (int burst = 0; burst < 5; burst++) {
            application.call(50 + random.nextInt(100));
            Thread.sleep(300 + random.nextInt(600));
          }
          if (round % 4 == 2) {
            server.kill();
            application.call(20);
            server.restart();
          }
          Thread.sleep(random.nextInt(500));
          assertTrue(collector.isAlive(), collector.printed());
          collector.kill();
        }
      }
      int before = committed(server).size();
      assertTrue(before > 1000, "only " + before + " records came through before the last start");
      String printed = once(server.settings());
      List<Long> sequences = sequences(committed(server));
      assertEquals(application.written(), sequences.size(), printed);
      assertEquals(
          LongStream.rangeClosed(1, application.written()).boxed().toList(),
          sequences.stream().sorted().toList());
    }
  }

  @Real("kafka")
  void aRecordThatIsTooLargeIsKeptAside(RealServer server) throws Exception {
    createTopic(server, Map.of());
    Path properties =
        Files.writeString(root.resolve("client.properties"), "max.request.size=2000\n");
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_KAFKA_CLIENT_PROPERTIES", properties.toString());
    try (Application application = new Application(root, "i")) {
      application.call(2);
      var large = Application.record("i", 3);
      for (int i = 0; i < 6; i++) {
        large.put(RecordField.TAGS, "tag" + i, "x".repeat(500));
      }
      application.call(large);
      application.call(2);
      String printed = once(settings);
      assertTrue(printed.contains("kafka refuses a record for good, kept in "), printed);
    }
    assertEquals(List.of(1L, 2L, 4L, 5L), sequences(committed(server)));
    Path letters = Layout.stores(root).resolve("w-local/dead-letters/kafka.jsonl");
    assertEquals(1, Files.readAllLines(letters).size());
  }
}
