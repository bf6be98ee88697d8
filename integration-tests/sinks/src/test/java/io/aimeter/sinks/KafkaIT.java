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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;

/** Records in a real Kafka, read back committed: all of them, each once, whatever is killed. */
class KafkaIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  private String once(Map<String, String> settings) throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, settings, "--once")) {
      assertEquals(0, collector.exitCode(), collector.printed());
      return collector.printed();
    }
  }

  @Real("kafka")
  void recordsAreJsonInOrderInOnePartition(RealServer server) throws Exception {
    KafkaTopic topic = KafkaTopic.create(server);
    try (Application application = new Application(root, "i")) {
      application.call(500);
      once(server.settings());
      application.call(1);
      once(server.settings());
    }
    List<ConsumerRecord<String, byte[]>> records = topic.committed();
    assertEquals(LongStream.rangeClosed(1, 501).boxed().toList(), KafkaTopic.sequences(records));
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
    KafkaTopic topic = KafkaTopic.create(server);
    Random random = new Random(13);
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_KAFKA_INTERVAL", "20ms");
    settings.put("AIMETER_COLLECT_KAFKA_BATCH", "40");
    try (Application application = new Application(root, "i")) {
      for (int round = 0; round < 8; round++) {
        try (CollectorProcess collector =
            CollectorProcess.start(root, settings, "--interval", "50ms")) {
          long before = topic.end();
          application.call(100 + random.nextInt(200));
          collector.await(() -> topic.end() > before, "nothing comes through");
          application.call(50 + random.nextInt(100));
          Thread.sleep(random.nextInt(600));
          if (round % 3 == 1) {
            server.kill();
            application.call(20);
            server.restart();
          }
          Thread.sleep(random.nextInt(500));
          assertTrue(collector.isAlive(), collector.printed());
          collector.kill();
        }
      }
      String printed = once(server.settings());
      List<Long> sequences = topic.sequences();
      assertEquals(application.written(), sequences.size(), printed);
      assertEquals(
          LongStream.rangeClosed(1, application.written()).boxed().toList(),
          sequences.stream().sorted().toList());
    }
  }

  @Real("kafka")
  void aRecordThatIsTooLargeIsKeptAside(RealServer server) throws Exception {
    KafkaTopic topic = KafkaTopic.create(server);
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
    assertEquals(List.of(1L, 2L, 4L, 5L), topic.sequences());
    Path letters = Layout.stores(root).resolve("w-local/dead-letters/kafka.jsonl");
    assertEquals(1, Files.readAllLines(letters).size());
  }
}
