package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestStore;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Collectors killed fifty times, on two stores side by side, at random moments while records are
 * appended and applications come and go: then each record is in its store exactly once.
 */
class CollectorCrashTest {
  private static final int STORES = 2;
  private static final int KILLS = 25;
  private static final int LONGEST_BURST = 40;

  @TempDir Path directory;

  @Test
  void fiftyKillsLoseAndRepeatNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(STORES);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (int i = 0; i < STORES; i++) {
        Path root = Files.createDirectory(directory.resolve("root" + i));
        Callable<Void> run = new Run(root, new Random(i));
        results.add(threads.submit(run));
      }
      for (Future<Void> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** One store, its applications and its collectors. */
  private static final class Run implements Callable<Void> {
    private final Path root;
    private final Path store;
    private final Random random;
    private final List<TestInstance> instances = new ArrayList<>();
    private CollectorProcess collector;

    Run(Path root, Random random) {
      this.root = root;
      this.store = Layout.stores(root).resolve("w-local");
      this.random = random;
    }

    @Override
    public Void call() throws Exception {
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          start();
          liveAWhile(Manifest.read(store).generation() + random.nextInt(4));
          assertTrue(collector.isAlive(), collector.printed());
          collector.kill();
        }
        verify();
      } finally {
        if (collector != null) {
          collector.kill();
        }
        for (TestInstance instance : instances) {
          instance.close();
        }
      }
      return null;
    }

    private void start() throws IOException {
      collector = CollectorProcess.start(root, "--dir", root.toString(), "--interval", "0.002");
    }

    /** Appends until the collector has committed that often; then a moment more. */
    private void liveAWhile(long generation) throws Exception {
      long end = System.nanoTime() + 20_000_000_000L;
      append();
      while (Manifest.read(store).generation() < generation && System.nanoTime() < end) {
        append();
        Thread.sleep(random.nextInt(20));
      }
      Thread.sleep(random.nextInt(40));
    }

    private void append() throws IOException {
      if (instances.isEmpty() || random.nextInt(60) == 0) {
        if (!instances.isEmpty()) {
          instances.get(instances.size() - 1).die();
        }
        instances.add(new TestInstance(root, "app" + instances.size()));
      }
      TestInstance instance = instances.get(instances.size() - 1);
      switch (random.nextInt(8)) {
        case 0 -> instance.spill(1 + random.nextInt(3));
        case 1 -> instance.nextHour();
        default -> instance.append(random.nextInt(LONGEST_BURST));
      }
    }

    private void verify() throws Exception {
      instances.get(instances.size() - 1).die();
      collector = CollectorProcess.start(root, "--dir", root.toString(), "--once");
      assertEquals(0, collector.exitCode(), collector.printed());
      long written = instances.stream().mapToLong(TestInstance::written).sum();
      long sum = instances.stream().mapToLong(i -> i.written() * (i.written() + 1) / 2).sum();
      assertEquals(written + " " + written + " " + sum, TestStore.audit(store));
      assertTrue(instances.size() > 1 && written > KILLS, instances.size() + " " + written);
      for (TestInstance instance : instances) {
        assertFalse(Files.exists(instance.directory()), instance.directory() + collector.printed());
      }
    }
  }
}
