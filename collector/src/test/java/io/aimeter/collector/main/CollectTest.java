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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectTest {
  @TempDir Path logs;
  @TempDir Path root;
  private Path store;

  @BeforeEach
  void begin() {
    store = Layout.stores(root).resolve("w-local");
  }

  private CollectorProcess start(String... more) throws IOException {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--dir";
    arguments[1] = root.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CollectorProcess.start(logs, arguments);
  }

  private void misused(String message, String... arguments) throws Exception {
    CollectorProcess collector = start(arguments);
    assertEquals(2, collector.exitCode());
    List<String> lines = collector.printed().lines().toList();
    assertEquals(1, lines.size(), collector.printed());
    assertTrue(lines.get(0).startsWith("[aimeter] collect: "), lines.get(0));
    assertTrue(lines.get(0).contains(message), lines.get(0));
  }

  @Test
  void onceShipsWhatIsThereAndCleansUp() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.spill(2);
      instance.append(3);
      instance.die();
      CollectorProcess collector = start("--once");
      assertEquals(0, collector.exitCode(), collector.printed());
      assertEquals(TestStore.exactly(5), TestStore.audit(store));
      assertFalse(Files.exists(instance.directory()));
      for (String line : collector.printed().lines().toList()) {
        assertTrue(line.matches("\\S+Z info  .*"), "a line not of ours: " + line);
      }
    }
  }

  /** What is appended up to the signal is shipped before the end. */
  @Test
  void sigtermDrainsAndEndsWithZero() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(1);
      CollectorProcess first = start("--interval", "0.05");
      awaitCommit(first);
      misused("another collector ships the queues");
      misused("another collector ships the queues", "--writer", "another");
      instance.append(100);
      first.terminate();
      assertEquals(0, first.exitCode(), first.printed());
      assertEquals(TestStore.exactly(101), TestStore.audit(store));
      assertTrue(first.printed().contains("ended; shipped 101 records"), first.printed());
    }
  }

  private void awaitCommit(CollectorProcess collector) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (Manifest.read(store).generation() == 0) {
      assertTrue(collector.isAlive() && System.nanoTime() < end, collector::toString);
      Thread.sleep(20);
    }
  }

  /** Whatever is left of it: none of it is a MANIFEST, and none is taken for an empty store. */
  @Test
  void aTruncatedManifestIsNamedWithWhatToDo() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(3);
      assertEquals(0, start("--once").exitCode());
    }
    Path manifest = store.resolve(Layout.MANIFEST);
    byte[] whole = Files.readAllBytes(manifest);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      Files.write(manifest, Arrays.copyOf(whole, length));
      misused("cannot read " + manifest + ": ");
      misused("; restore all of " + store + " from a backup, or move it away", "--once");
      assertEquals(length, Files.size(manifest));
    }
  }

  @Test
  void aTruncatedFileOfTheStoreIsNamedOnceAndItCollects() throws Exception {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(3);
      assertEquals(0, start("--once").exitCode());
      Path file = store.resolve(Manifest.read(store).files().get(0).path());
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      CollectorProcess collector = start("--interval", "50ms");
      String damage = file + " is damaged: of " + whole.length + " bytes it has";
      collector.awaitPrinted(damage);
      instance.append(4);
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (Manifest.read(store).files().size() < 2) {
        assertTrue(collector.isAlive() && System.nanoTime() < end, collector::toString);
        Thread.sleep(20);
      }
      collector.terminate();
      assertEquals(0, collector.exitCode(), collector.printed());
      assertEquals(1, collector.printed().lines().filter(l -> l.contains(damage)).count());
      Files.write(file, whole);
      assertEquals(TestStore.exactly(7), TestStore.audit(store));
    }
  }

  @Test
  void misuseIsOneLineAndTwo() throws Exception {
    misused("--interval", "--interval", "0");
    misused("--writer", "--writer", "a/b");
    misused("--nonsense", "--nonsense");
    Path prices = Files.writeString(logs.resolve("prices.json"), "{\"models\": 7}");
    misused("prices.json", "--prices", prices.toString());
    misused("nowhere.json", "--prices", logs.resolve("nowhere.json").toString());
    root = Files.writeString(logs.resolve("file"), "x");
    misused("file is not a directory", "--once");
  }
}
