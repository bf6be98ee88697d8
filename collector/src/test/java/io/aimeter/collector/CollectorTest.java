package io.aimeter.collector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.log.Log;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {
  @TempDir Path root;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Collector open() throws IOException {
    return open("w");
  }

  private Collector open(String writer) throws IOException {
    return new Collector(
        root, writer, new Pricing(PriceBook.bundled(), false), List.of(), Log.messages(said::add));
  }

  private Path store() {
    return Layout.stores(root).resolve("w");
  }

  /** Seeds are fixed, so that a failure can be had again. */
  @Test
  void restartsAtAnyPointLoseAndRepeatNothing() throws Exception {
    Random random = new Random(17);
    try (TestInstance instance = new TestInstance(root, "i")) {
      for (int restart = 0; restart < 25; restart++) {
        try (Collector collector = open()) {
          for (int i = random.nextInt(4); i >= 0; i--) {
            if (random.nextInt(4) == 0) {
              instance.nextHour();
            }
            if (random.nextBoolean()) {
              instance.append(random.nextInt(50));
            } else {
              instance.spill(random.nextInt(5));
            }
            if (random.nextInt(3) > 0) {
              collector.cycle();
            }
          }
        }
      }
      instance.die();
      try (Collector collector = open()) {
        collector.drain(Duration.ofMinutes(1));
        assertFalse(collector.isFailing());
      }
      assertEquals(TestStore.exactly(instance.written()), TestStore.audit(store()));
      assertFalse(Files.exists(instance.directory()));
    }
  }

  /** A JVM can be killed while it makes its queue's files; a disk can tear them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 4096})
  void aTornQueueOfADeadJvmIsKeptAsideAndStopsNothing(int bytes) throws Exception {
    byte[] torn = new byte[bytes];
    new Random(bytes).nextBytes(torn);
    try (TestInstance instance = new TestInstance(root, "i");
        TestInstance other = new TestInstance(root, "j")) {
      instance.spill(5);
      Files.write(instance.directory().resolve("metadata.cq4t"), torn);
      Files.write(instance.directory().resolve("20251125-00F.cq4"), torn);
      other.append(7);
      instance.die();
      other.die();
      try (Collector collector = open()) {
        collector.drain(Duration.ofMinutes(1));
        assertFalse(collector.isFailing());
        assertEquals(12, collector.committed());
      }
      assertFalse(Files.exists(instance.directory()), said::toString);
      assertFalse(Files.exists(other.directory()));
      Path aside = store().resolve("unreadable").resolve("i");
      assertArrayEquals(torn, Files.readAllBytes(aside.resolve("metadata.cq4t")));
      assertTrue(said.stream().anyMatch(line -> line.contains(aside.toString())), said::toString);
    }
  }

  /** A queue that a living JVM is just making will be whole in a moment. */
  @Test
  void aTornQueueOfALivingJvmIsLeftAlone() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i");
        Collector collector = open()) {
      instance.spill(5);
      Files.write(instance.directory().resolve("metadata.cq4t"), new byte[10]);
      Files.write(instance.directory().resolve("20251125-00F.cq4"), new byte[10]);
      for (int i = 0; i < 5; i++) {
        collector.cycle();
      }
      assertEquals(5, collector.committed());
      assertTrue(Files.exists(instance.directory().resolve("metadata.cq4t")));
    }
  }

  @Test
  void aListenerThatFailsNeitherStopsNorRepeatsAnything() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      try (Collector collector = open()) {
        collector.onCommit(
            records -> {
              throw new IllegalStateException("no more meters");
            });
        instance.append(5);
        collector.cycle();
        instance.append(3);
        collector.cycle();
        instance.die();
        collector.drain(Duration.ofMinutes(1));
        assertFalse(collector.isFailing());
      }
      assertEquals(TestStore.exactly(8), TestStore.audit(store()));
      assertEquals(1, said.stream().filter(line -> line.contains("no more meters")).count());
    }
  }

  @Test
  void anIdleCycleCommitsNothing() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i");
        Collector collector = open()) {
      instance.append(3);
      collector.cycle();
      byte[] manifest = Files.readAllBytes(store().resolve(Layout.MANIFEST));
      collector.cycle();
      collector.cycle();
      assertEquals(
          new String(manifest, java.nio.charset.StandardCharsets.UTF_8),
          Files.readString(store().resolve(Layout.MANIFEST)));
      assertEquals(3, collector.committed());
    }
  }

  /** Also when the records' directory is deleted only by the run after the one that failed. */
  @Test
  void aStoreThatCannotBeWrittenForAWhileIsSaidOnceAndLosesNothing() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i");
        Collector collector = open()) {
      instance.append(3);
      Path inTheWay = Files.createDirectories(store().resolve("MANIFEST.tmp/x"));
      instance.die();
      Thread runner = new Thread(() -> run(collector));
      runner.start();
      waitFor("cannot ship records");
      Thread.sleep(100); // some more attempts
      assertTrue(Files.exists(instance.directory()));
      Files.delete(inTheWay);
      Files.deleteIfExists(inTheWay.getParent()); // the collector, about to try again, may do it
      waitFor("ships records again");
      waitFor("shipped all of i");
      collector.stop();
      runner.join();
      assertEquals(1, said.stream().filter(line -> line.startsWith("cannot ship")).count());
      assertEquals(TestStore.exactly(3), TestStore.audit(store()));
    }
  }

  private static void run(Collector collector) {
    try {
      collector.run(() -> Duration.ofMillis(5), () -> Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitFor(String begin) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (said.stream().noneMatch(line -> line.startsWith(begin))) {
      assertTrue(System.nanoTime() < end, () -> "never said: " + begin + ", but " + said);
      Thread.sleep(5);
    }
  }

  /** Readers add all stores up: a record in two of them would be counted twice. */
  @Test
  void aStoreOfAnotherNameDoesNotGetWhatTheFirstOneHas() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.spill(1);
      instance.append(2);
      try (Collector first = open()) {
        first.cycle();
        IOException refused = assertThrows(IOException.class, () -> open("other").close());
        assertTrue(refused.getMessage().contains("another collector ships"), "" + refused);
      }
      instance.append(1);
      try (Collector other = open("other")) {
        other.cycle();
        assertEquals(1, other.committed());
      }
      instance.append(1);
      instance.die();
      try (Collector again = open()) {
        again.drain(Duration.ofMinutes(1));
      }
      assertEquals("4 11", TestStore.ask(store(), "count(*), sum(sequence)"));
      assertFalse(Files.exists(instance.directory()));
    }
  }

  @Test
  void anotherStoreThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
    Path other = Files.createDirectories(Layout.stores(root).resolve("other"));
    Path manifest = Files.writeString(other.resolve(Layout.MANIFEST), "{");
    IOException refused = assertThrows(IOException.class, () -> open().close());
    assertTrue(refused.getMessage().contains(manifest.toString()), "" + refused);
    Files.delete(manifest);
    open().close();
  }

  @Test
  void theStatusSaysHowItFares() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i");
        Collector collector = open()) {
      instance.append(3);
      instance.appendBytes(new byte[] {9, 9});
      collector.drain(Duration.ofSeconds(10));
      Map<String, Object> status = StatusFile.read(store().resolve(Layout.COLLECTOR_STATUS));
      assertEquals(3, StatusFile.number(status, StatusFile.COMMITTED));
      assertEquals(1, StatusFile.number(status, StatusFile.UNREADABLE));
      assertEquals(ProcessHandle.current().pid(), StatusFile.number(status, StatusFile.PID));
      assertFalse(status.containsKey(StatusFile.LAST_PROBLEM));
    }
  }
}
