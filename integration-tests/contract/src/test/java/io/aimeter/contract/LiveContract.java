package io.aimeter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aimeter.contract.program.LiveClient;
import io.aimeter.contract.program.LiveProgram;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.fake.BilledTurn;
import io.aimeter.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every client of WebSockets must show: an application hears and gets the same with the
 * shipped agent as without, and the ledger holds each turn the provider bills once, as the provider
 * counted it. The scenarios are those of {@link LiveProgram}.
 */
abstract class LiveContract {
  private final String libraries;
  private final Class<? extends LiveClient> client;
  private final String tap;

  LiveContract(String libraries, Class<? extends LiveClient> client, String tap) {
    this.libraries = libraries;
    this.client = client;
    this.tap = tap;
  }

  @TestFactory
  List<DynamicContainer> contract() throws Exception {
    List<Jdk> jdks = Jdk.all();
    assertFalse(jdks.isEmpty(), "no JDK was found; name some with -Djdks=DIR,DIR");
    List<DynamicContainer> containers = new ArrayList<>();
    Path work = Path.of(Run.property("contract.work"), getClass().getSimpleName());
    try (FakeProvider provider = FakeProvider.start(work.resolve("provider"))) {
      for (int i = 0; i < jdks.size(); i++) {
        Jdk jdk = jdks.get(i);
        String log = ClientContract.LOGS.get(i % ClientContract.LOGS.size());
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
    ClientContract.delete(ledger);
    provider.reset();
    Run without = run(jdk, provider, log, own.resolve("without"), null);
    provider.reset();
    Run with = run(jdk, provider, log, own.resolve("with"), ledger);
    List<BilledTurn> counted = provider.turns();
    assertEquals(0, without.exit(), without::said);
    assertEquals(0, with.exit(), with::said);
    LedgerOnDisk found = LedgerOnDisk.read(ledger);

    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("prints the same", () -> assertEquals(without.said(), with.said())));
    tests.add(dynamicTest("swallows nothing", () -> ClientContract.swallowsNothing(found)));
    tests.add(
        dynamicTest(
            "goes through the same scenarios",
            () -> assertEquals(without.seen().keySet(), with.seen().keySet())));
    tests.add(dynamicContainer("hears the same", ClientContract.sameSights(without, with)));
    tests.add(dynamicContainer("is recorded once and exactly", records(with, counted, found)));
    return tests;
  }

  private Run run(Jdk jdk, FakeProvider provider, String log, Path work, Path ledger)
      throws IOException, InterruptedException {
    List<String> program =
        List.of(
            LiveProgram.class.getName(), client.getName(), Integer.toString(provider.httpsPort()));
    return Run.of(jdk, libraries, program, List.of("-Dai.app=" + tap), provider, log, work, ledger);
  }

  private List<DynamicTest> records(Run with, List<BilledTurn> counted, LedgerOnDisk found) {
    TreeSet<String> scenarios = new TreeSet<>(with.seen().keySet());
    found.records().forEach(record -> scenarios.add(scenario(record)));
    counted.forEach(turn -> scenarios.add(scenario(turn)));
    return scenarios.stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario,
                    () ->
                        new ExpectedTurns(
                                scenario,
                                tap,
                                counted.stream()
                                    .filter(turn -> scenario.equals(scenario(turn)))
                                    .toList())
                            .check(
                                found.records().stream()
                                    .filter(record -> scenario.equals(scenario(record)))
                                    .toList())))
        .toList();
  }

  /** Named by the context of the thread that opened the WebSocket. */
  private static String scenario(CostRecord record) {
    return String.valueOf(record.text(RecordField.FEATURE));
  }

  private static String scenario(BilledTurn turn) {
    return turn.model().replaceAll("@.*", "");
  }
}
