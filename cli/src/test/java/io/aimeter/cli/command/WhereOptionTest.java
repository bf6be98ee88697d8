package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Aimeter;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calls count, in what order, and again. */
class WhereOptionTest {
  @TempDir private Path temporary;
  private TestStore store;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
    store.commit(
        call(1, "shop", "gpt-5-mini", 100),
        call(2, "shop", "gpt-5", 1_000),
        call(3, "shop", "claude-sonnet-4-5", 10_000),
        call(4, "ops", "gpt-5", 100_000),
        call(5, null, "gpt-5", 1_000_000));
  }

  private static Row call(long sequence, String team, String model, long cost) {
    return TestStore.call("i", sequence, "2026-03-10T12:00:00Z")
        .set(RecordField.TEAM, team)
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.COST, cost);
  }

  private Run run(String command, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(command, "--dir", store.root()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  private long total(Object... conditions) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("--since", "2026-03-01", "--json"));
    for (Object condition : conditions) {
      arguments.add("--where");
      arguments.add(condition);
    }
    Run run = run("report", arguments.toArray());
    assertEquals(0, run.exitCode(), run.err());
    return run.json().get("total").get("cost_nano_usd").asLong();
  }

  @Test
  void onlyCallsOfTheConditionsAreInTheReport() throws Exception {
    assertEquals(1_111_100, total());
    assertEquals(11_100, total("team=shop"));
    assertEquals(1_100, total("team=shop", "model=gpt-*"));
    assertEquals(10_100, total("team=shop", "model=gpt-5-mini", "model=claude-*"));
    assertEquals(1_011_100, total("team!=ops"));
    assertEquals(1_000_000, total("team="));
  }

  @Test
  void otherCommandsCountTheSameCalls() throws Exception {
    JsonNode features =
        run("features", "--since", "2026-03-01", "--where", "team=shop", "--json").json();
    assertEquals(11_100, features.get(0).get("cost_nano_usd").asLong(), features.toString());
    Run tail =
        run("tail", "--since", "2026-03-01", "--lines", "1", "--where", "team=ops", "--json");
    assertEquals("ops", tail.json().get("team").asText(), tail.out());
    Run chargeback =
        run("chargeback", "--month", "2026-03", "--where", "team=ops", "--format", "csv");
    assertTrue(chargeback.out().contains(",100000,"), chargeback.out());
    assertTrue(!chargeback.out().contains("shop"), chargeback.out());
  }

  @Test
  void linesAreSortedByWhatIsAskedFor() throws Exception {
    Object[] by = {"--since", "2026-03-01", "--by", "team", "--json"};
    assertTrue(run("report", by).json().get("lines").get(0).get("team").isNull());
    List<Object> calls = new ArrayList<>(List.of(by));
    calls.add("--sort");
    calls.add("calls");
    JsonNode first = run("report", calls.toArray()).json().get("lines").get(0);
    assertEquals("shop", first.get("team").asText());
    Run wrong = run("report", "--sort", "beauty");
    assertEquals(2, wrong.exitCode());
    assertTrue(
        wrong.err().contains("--sort: 'beauty' is none of cost, calls, errors, input, output"),
        wrong.err());
  }

  @Test
  void watchingAnswersUntilTheReaderHasGone() {
    StringWriter seen = new StringWriter();
    Writer gone =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            seen.write(text, from, length);
          }

          @Override
          public void flush() throws IOException {
            if (seen.toString().split("TOTAL|total", -1).length > 2) {
              throw new IOException("the pipe is closed");
            }
          }

          @Override
          public void close() {}
        };
    int exitCode =
        Aimeter.execute(
            new PrintWriter(gone),
            new PrintWriter(new StringWriter()),
            "report",
            "--dir",
            store.root().toString(),
            "--since",
            "2026-03-01",
            "--watch",
            "1");
    assertEquals(0, exitCode);
    assertTrue(seen.toString().split("TOTAL|total", -1).length > 2, seen.toString());
  }
}
