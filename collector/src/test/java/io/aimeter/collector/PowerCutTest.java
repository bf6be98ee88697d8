package io.aimeter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.log.Log;
import io.aimeter.collector.powercut.DiskState;
import io.aimeter.collector.powercut.Survival;
import io.aimeter.collector.powercut.TracedDisk;
import io.aimeter.collector.sink.MemorySink;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power fails before each step by which a collector makes something durable or takes something
 * away, and what was not durable survives in many ways: whatever is left, a collector that starts
 * there has each record in its store once, and its sink gets each once. {@code
 * -Daimeter.powercut.every=1} tries all ways at each moment, in minutes; {@code
 * -Daimeter.powercut.seed=N} others than usual.
 */
class PowerCutTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int LOTS = 2;

  /** Each third moment is tried with one of the ways to survive, in turn. */
  private static final int EVERY = Integer.getInteger("aimeter.powercut.every", 3 * (6 + LOTS));

  /** Which one comes first, and what the lots are. */
  private static final int SEED = Integer.getInteger("aimeter.powercut.seed", 0);

  /** Tried whenever something of a queue has been deleted and that is not durable yet. */
  private static final Set<Survival> OF_QUEUES = Set.of(Survival.DELETIONS, Survival.RETURNS);

  private static final Pricing PRICES = new Pricing(PriceBook.bundled(), false);
  private static final String IDS =
      "string_agg(instance || sequence, ',' ORDER BY instance || sequence)";

  @TempDir Path directory;
  private final List<TestInstance> instances = new ArrayList<>();
  private final MemorySink sink = new MemorySink();
  private final Set<Long> cuts = new HashSet<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private int moments;

  private static SinkPlan plan(MemorySink sink) {
    return new SinkPlan("memory", "memory", sink::connect, 5, Duration.ofMillis(1));
  }

  private static Collector open(Path root, MemorySink sink, List<String> said) throws IOException {
    return new Collector(root, "w", PRICES, List.of(plan(sink)), Log.messages(said::add));
  }

  private void look(TracedDisk disk, String step) throws IOException {
    if (step.endsWith(Layout.COLLECTOR_STATUS)) {
      return; // lasts five seconds, power cut or not
    }
    List<Survival> survivals =
        new ArrayList<>(
            List.of(
                Survival.NOTHING,
                Survival.NAMES,
                Survival.HALVES,
                Survival.EVERYTHING,
                Survival.DELETIONS,
                Survival.RETURNS));
    for (int lot = 0; lot < LOTS; lot++) {
      survivals.add(Survival.byLot(31L * (SEED + moments) + lot));
    }
    moments++;
    Map<String, Long> written = new TreeMap<>();
    for (TestInstance instance : instances) {
      written.put(instance.directory().getFileName().toString(), instance.written());
    }
    MemorySink elsewhere = sink.copy();
    boolean anyDeleted =
        disk.state(Survival.RETURNS).fingerprint() != disk.state(Survival.EVERYTHING).fingerprint();
    for (int i = 0; i < survivals.size(); i++) {
      Survival survival = survivals.get(i);
      boolean telling = anyDeleted && OF_QUEUES.contains(survival);
      if (!telling && (i + moments + SEED) % EVERY != 0) {
        continue;
      }
      DiskState left = disk.state(survival);
      if (cuts.add(left.fingerprint() * 31 + elsewhere.records().size())) {
        Path root = Files.createTempDirectory(directory, "cut");
        left.restore(root);
        String found = found(root, elsewhere.copy(), written);
        if (found != null) {
          wrong.add("before " + step + " there was\n" + left + "and then " + found);
        }
        delete(root);
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void eachRecordIsThereOnceWhateverAPowerCutLeaves() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    TracedDisk disk = new TracedDisk(real);
    disk.watch(step -> look(disk, step));
    try {
      live(disk.root(), real);
    } finally {
      for (TestInstance instance : instances) {
        instance.close();
      }
    }
    assertEquals(List.of(), wrong.stream().limit(3).toList(), () -> wrong.size() + " cuts");
    assertTrue(
        moments > 50 && cuts.size() >= moments / EVERY, moments + ": " + cuts.size() + " cuts");
  }

  /** Applications come and go, hours pass; one ends before the others. */
  private void live(Path traced, Path real) throws Exception {
    instances.add(new TestInstance(real, "a"));
    instances.get(0).spill(2);
    instances.get(0).append(3);
    List<String> said = new ArrayList<>();
    try (Collector collector = open(traced, sink, said)) {
      collector.cycle();
      instances.get(0).nextHour();
      instances.get(0).append(4);
      instances.add(new TestInstance(real, "b"));
      instances.get(1).append(2);
      instances.get(1).appendBytes(new byte[] {9, 9});
      collector.cycle();
      instances.get(0).die();
      for (int i = 0; i < 4; i++) {
        instances.get(1).append(1);
        collector.cycle();
      }
      collector.ship(LONGEST, LONGEST);
      instances.get(1).append(3);
      collector.drain(LONGEST);
    }
    try (Collector collector = open(traced, sink, said)) {
      instances.get(1).die();
      collector.drain(LONGEST);
      collector.ship(LONGEST, LONGEST);
    }
  }

  /** What is wrong with what a collector makes of it; null: nothing. */
  private static String found(Path root, MemorySink elsewhere, Map<String, Long> written)
      throws IOException {
    List<String> said = new ArrayList<>();
    List<String> all = all(written);
    try (Collector collector = open(root, elsewhere, said)) {
      collector.drain(LONGEST);
      collector.ship(LONGEST, LONGEST);
      if (collector.isFailing()) {
        return "it fails: " + said;
      }
      String stored = TestStore.ask(Layout.stores(root).resolve("w"), IDS);
      if (!stored.equals(String.join(",", all))) {
        return "the store has " + stored + " of " + all + said;
      }
      if (!ids(elsewhere.records()).equals(all)) {
        return "the sink has " + ids(elsewhere.records()) + " of " + all + said;
      }
    } catch (SQLException | InterruptedException e) {
      throw new IOException(e);
    }
    try (Stream<Path> left = Files.list(Layout.queues(root)).filter(Files::isDirectory)) {
      List<Path> queues = left.toList();
      return queues.isEmpty() ? null : queues + " is still there: " + said;
    }
  }

  private static List<String> all(Map<String, Long> written) {
    return written.entrySet().stream()
        .flatMap(
            instance ->
                LongStream.rangeClosed(1, instance.getValue())
                    .mapToObj(sequence -> instance.getKey() + sequence))
        .sorted()
        .toList();
  }

  private static List<String> ids(List<CostRecord> records) {
    return records.stream()
        .map(each -> each.text(RecordField.INSTANCE) + each.number(RecordField.SEQUENCE))
        .sorted()
        .collect(Collectors.toList());
  }
}
