package io.aimeter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.fake.Billed;
import io.aimeter.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every client must show: an application that uses it sees the same with the shipped agent as
 * without, and the ledger holds each of its exchanges with AI providers once, as the provider
 * counted it. A client is a subclass that says where it is; the scenarios are those of {@link
 * io.aimeter.contract.program.Program}, all in one JVM without and one with the agent, on every
 * JDK.
 */
abstract class ClientContract {
  /** The libraries for the calling thread's context; each JDK gets the next. */
  static final List<String> LOGS = List.of("logback", "log4j2");

  abstract Subject subject();

  @TestFactory
  List<DynamicContainer> contract() throws Exception {
    List<Jdk> jdks = Jdk.from(subject().oldestJdk());
    assertFalse(jdks.isEmpty(), "no JDK was found; name some with -Djdks=DIR,DIR");
    List<DynamicContainer> containers = new ArrayList<>();
    Path work = Path.of(Run.property("contract.work"), getClass().getSimpleName());
    try (FakeProvider provider = FakeProvider.start(work.resolve("provider"))) {
      for (int i = 0; i < jdks.size(); i++) {
        Jdk jdk = jdks.get(i);
        String log = LOGS.get(i % LOGS.size());
        String name = "JDK " + jdk.version() + ", " + log;
        System.out.println(getClass().getSimpleName() + ": " + name);
        containers.add(dynamicContainer(name, checks(jdk, log, provider, work)));
      }
    }
    return containers;
  }

  private List<DynamicNode> checks(Jdk jdk, String log, FakeProvider provider, Path work)
      throws IOException, InterruptedException {
    Path own = work.resolve(jdk.version());
    Path ledger = own.resolve("aimeter");
    delete(ledger);
    provider.reset();
    Run without = Run.of(jdk, subject(), provider, log, own.resolve("without"), null);
    provider.reset();
    Run with = Run.of(jdk, subject(), provider, log, own.resolve("with"), ledger);
    List<Billed> counted = provider.exchanges();
    assertEquals(0, without.exit(), without::said);
    assertEquals(0, with.exit(), with::said);
    LedgerOnDisk found = LedgerOnDisk.read(ledger);

    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("prints the same", () -> assertEquals(without.said(), with.said())));
    tests.add(dynamicTest("swallows nothing", () -> swallowsNothing(found)));
    tests.add(
        dynamicTest(
            "goes through the same scenarios",
            () -> assertEquals(without.seen().keySet(), with.seen().keySet())));
    tests.add(dynamicContainer("sees the same", sameSights(without, with)));
    tests.add(dynamicContainer("is recorded once and exactly", records(with, counted, found)));
    return tests;
  }

  static List<DynamicTest> sameSights(Run without, Run with) {
    return without.seen().keySet().stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario,
                    () ->
                        assertEquals(
                            String.join("\n", without.seen().get(scenario)),
                            String.join("\n", with.seen().getOrDefault(scenario, List.of())),
                            scenario)))
        .toList();
  }

  private List<DynamicTest> records(Run with, List<Billed> counted, LedgerOnDisk found) {
    TreeSet<String> scenarios = new TreeSet<>(with.seen().keySet());
    scenarios.add("abandoned"); // where the application sees nothing
    found.records().forEach(record -> scenarios.add(scenario(record)));
    return scenarios.stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario,
                    () ->
                        new Expected(
                                scenario,
                                subject(),
                                with,
                                counted.stream()
                                    .filter(each -> scenario.equals(each.model()))
                                    .toList())
                            .check(
                                found.records().stream()
                                    .filter(record -> scenario.equals(scenario(record)))
                                    .toList())))
        .toList();
  }

  /** Named by the caller's context; where the tap knows no caller, by the model asked for. */
  private String scenario(CostRecord record) {
    return String.valueOf(
        record.text(subject().caller() ? RecordField.FEATURE : RecordField.REQUEST_MODEL));
  }

  static void swallowsNothing(LedgerOnDisk found) {
    TreeMap<String, Object> losses = new TreeMap<>();
    found
        .status()
        .forEach(
            (key, value) -> {
              boolean loss =
                  key.startsWith(StatusFile.SWALLOWED_PREFIX)
                      || key.startsWith("dropped")
                      || key.equals(StatusFile.SHED);
              if (loss && !value.equals(0L)) {
                losses.put(key, value);
              }
            });
    assertEquals(new TreeMap<>(), losses);
    assertFalse(
        found.status().containsKey(StatusFile.LAST_PROBLEM),
        () -> String.valueOf(found.status().get(StatusFile.LAST_PROBLEM)));
  }

  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
