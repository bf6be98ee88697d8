package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestStore;
import io.aimeter.core.ledger.Layout;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How a real collector ends when a sink does not answer: one that takes connections and is silent.
 */
class DrainTest {
  private static final String SECRET = "open-sesame";

  @TempDir Path root;
  @TempDir Path etc;

  private CollectorProcess start(ServerSocket silent, String... more) throws Exception {
    Files.writeString(etc.resolve("password"), SECRET + "\n");
    Path config =
        Files.writeString(
            etc.resolve("collector.yaml"),
            """
            dir: %s
            drain: 2s
            log: {format: json}
            postgres:
              url: jdbc:postgresql://127.0.0.1:%d/spend?loginTimeout=120
              password-file: password
            """
                .formatted(root, silent.getLocalPort()));
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--config";
    arguments[1] = config.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CollectorProcess.start(etc, arguments);
  }

  private void storedAll(int records) throws Exception {
    assertEquals(
        TestStore.exactly(records), TestStore.audit(Layout.stores(root).resolve("w-local")));
  }

  @Test
  void signalsEndItInItsBoundAndWhatTheSinkLacksIsNoFailure() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        TestInstance instance = new TestInstance(root, "i")) {
      CollectorProcess collector = start(silent, "--interval", "50ms");
      collector.awaitPrinted("\"event\":\"started\"");
      instance.append(100);
      long asked = System.nanoTime();
      collector.terminate();
      collector.awaitPrinted("\"event\":\"draining\"");
      collector.terminate(); // whoever is impatient changes nothing
      assertEquals(0, collector.exitCode(), collector.printed());
      // A hang would last for the two minutes of the connection; the bound is two seconds.
      assertTrue(System.nanoTime() - asked < 30_000_000_000L, collector.printed());
      storedAll(100);
      List<String> lines = collector.printed().lines().toList();
      String last = lines.get(lines.size() - 1);
      assertTrue(
          last.endsWith(
              "\"message\":\"ended; shipped 100 records; 100 wait for postgres until the next"
                  + " start\",\"fields\":{\"records\":100,\"drained\":true,\"postgres.waiting\":100}}"),
          last);
      assertTrue(lines.stream().allMatch(line -> line.startsWith("{\"timestamp\":\"")));
      assertFalse(collector.printed().contains(SECRET), collector.printed());
    }
  }

  @Test
  void onceEndsWithOneWhereASinkGotNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        TestInstance instance = new TestInstance(root, "i")) {
      instance.append(5);
      CollectorProcess collector = start(silent, "--once");
      assertEquals(1, collector.exitCode(), collector.printed());
      storedAll(5);
      assertTrue(
          collector.printed().contains("5 wait for postgres until the next start"),
          collector.printed());
    }
  }

  /** The bound holds for what the collector itself takes too long for, as well. */
  @Test
  void aBacklogTooLongForTheBoundIsLeftAndIsAFailure() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      CollectorProcess collector =
          CollectorProcess.start(
              etc, "--dir", root.toString(), "--interval", "1h", "--config", tiny().toString());
      collector.awaitPrinted(" reads ");
      instance.append(2_000);
      collector.terminate();
      assertEquals(1, collector.exitCode(), collector.printed());
      assertTrue(collector.printed().contains(" the next start "), collector.printed());
      assertEquals(0, CollectorProcess.start(etc, "--dir", root.toString(), "--once").exitCode());
      storedAll(2_000);
    }
  }

  private Path tiny() throws Exception {
    return Files.writeString(etc.resolve("tiny.yaml"), "drain: 1ms\n");
  }
}
