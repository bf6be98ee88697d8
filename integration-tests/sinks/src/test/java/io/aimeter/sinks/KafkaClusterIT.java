package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.RealCluster;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records in three brokers that keep three copies and confirm with two: brokers and collectors are
 * killed while records flow, and a collector that was thought dead wakes up.
 */
class KafkaClusterIT {
  private static final int ROUNDS = 3;

  @TempDir Path root;
  @TempDir Path other;

  private final Random random = new Random(17);

  @Real("kafka-cluster")
  void whateverIsKilledOrWakesNothingIsLostOrTwice(RealCluster cluster) throws Exception {
    KafkaTopic topic = KafkaTopic.create(cluster);
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put("AIMETER_COLLECT_KAFKA_INTERVAL", "20ms");
    settings.put("AIMETER_COLLECT_KAFKA_BATCH", "50");
    try (Application application = new Application(root, "i")) {
      for (int round = 0; round < ROUNDS; round++) {
        killAround(cluster, topic, application, settings, round);
      }
      String printed = once(root, cluster.settings());
      assertEquals(all(application), topic.sequences(), printed);
      wakeAfterAnotherTookOver(cluster, topic, application, settings);
    }
  }

  /** One broker and the collector, in that order; two brokers are enough for it to go on. */
  private void killAround(
      RealCluster cluster,
      KafkaTopic topic,
      Application application,
      Map<String, String> settings,
      int round)
      throws Exception {
    try (CollectorProcess collector =
        CollectorProcess.start(root, settings, "--interval", "50ms")) {
      int broker = round % cluster.size();
      long start = topic.end();
      application.call(100 + random.nextInt(300));
      collector.await(() -> topic.end() > start, "nothing comes through");
      cluster.kill(broker);
      application.call(100 + random.nextInt(300));
      if (round % 2 == 0) {
        long before = topic.end();
        application.call(50);
        collector.await(() -> topic.end() > before, "two brokers of three are not enough");
      }
      cluster.restart(broker);
      application.call(200);
      Thread.sleep(random.nextInt(1000));
      assertTrue(collector.isAlive(), collector.printed());
      collector.kill();
    }
  }

  /**
   * The store of a host that hangs goes on elsewhere; then the host goes on as well, in the middle
   * of what it did.
   */
  private void wakeAfterAnotherTookOver(
      RealCluster cluster, KafkaTopic topic, Application application, Map<String, String> settings)
      throws Exception {
    long shippedTo = topic.end();
    application.call(5000);
    try (CollectorProcess paused = CollectorProcess.start(root, settings, "--interval", "50ms")) {
      paused.await(() -> stored() == application.written(), "it stores nothing");
      paused.await(() -> topic.end() > shippedTo, "it ships nothing");
      paused.pause();
      copy(Layout.stores(root), Layout.stores(other));
      String printed = once(other, cluster.settings());
      assertEquals(all(application), topic.sequences(), printed);
      paused.resume();
      paused.await(
          () -> paused.printed().contains("ships to kafka again"), "it does not find its way back");
      assertTrue(paused.printed().contains("another collector"), paused.printed());
      long before = topic.end();
      application.call(10);
      paused.await(() -> topic.end() > before, "it ships no more");
      assertEquals(all(application), topic.sequences(), paused.printed());
    }
  }

  private static List<Long> all(Application application) {
    return LongStream.rangeClosed(1, application.written()).boxed().toList();
  }

  private long stored() throws IOException {
    return Manifest.read(Layout.stores(root).resolve("w-local")).files().stream()
        .mapToLong(file -> file.rows())
        .sum();
  }

  private static String once(Path root, Map<String, String> settings) throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, settings, "--once")) {
      assertEquals(0, collector.exitCode(), collector.printed());
      return collector.printed();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
