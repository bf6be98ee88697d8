package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavingsCommandTest {
  @TempDir private Path temporary;
  private TestStore store;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  /** Of gpt-5-mini: 1000 input and 100 output tokens, $0.00025 and $0.0002. */
  private Row call(String feature, String print) {
    return TestStore.call("i", ++sequence, "2026-03-10T12:00:00Z")
        .set(RecordField.TEAM, "shop")
        .set(RecordField.APP, "web")
        .set(RecordField.FEATURE, feature)
        .set(RecordField.FEATURE_SOURCE, "route")
        .set(RecordField.CALL_TYPE, "chat")
        .set(RecordField.REQUEST_MODEL, "gpt-5-mini")
        .set(RecordField.SERVER_ADDRESS, "api.openai.com")
        .set(RecordField.REQUEST_FINGERPRINT, print)
        .set(RecordField.END, "complete")
        .set(RecordField.FINISH_REASON, "stop")
        .set(RecordField.UNCACHED_INPUT_TOKENS, 1_000)
        .set(RecordField.OUTPUT_TOKENS, 100)
        .set(RecordField.COST, 450_000);
  }

  private Run run(String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                more[0],
                "--dir",
                store.root(),
                "--since",
                "2026-03-08",
                "--until",
                "2026-03-18",
                "--timezone",
                "UTC"));
    arguments.addAll(List.of(more).subList(1, more.length));
    return Run.of(arguments.toArray());
  }

  private List<String> savings() throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode saving : run("savings", "--json").json()) {
      told.add(
          String.join(
              " | ",
              saving.get("saving").asText(),
              saving.get("feature").asText(),
              saving.get("confidence").asText(),
              saving.get("calls").asText(),
              saving.get("in_period_nano_usd").asText(),
              saving.get("a_month_nano_usd").asText()));
    }
    return told;
  }

  @Test
  void eachPlantedWasteIsFoundAndNothingElse() throws Exception {
    store.commit(
        call("ordinary", "a"),
        call("ordinary", "b"),
        call("asked-twice", "c"),
        call("asked-twice", "c"),
        call("asked-twice", "c"),
        call("asked-twice", "c").set(RecordField.SERVER_ADDRESS, "other.example"),
        call("vectors", "d").set(RecordField.CALL_TYPE, "embedding"),
        call("vectors", "d").set(RecordField.CALL_TYPE, "embedding"),
        call("nightly", "e").set(RecordField.FEATURE_SOURCE, "job"),
        call("nightly", "f").set(RecordField.FEATURE_SOURCE, "job").set(RecordField.BATCH, true),
        call("nightly", "f2")
            .set(RecordField.FEATURE_SOURCE, "job")
            .set(RecordField.STREAMING, true),
        call("hasty", "g")
            .set(RecordField.FEATURE_SOURCE, "job")
            .set(RecordField.STREAMING, true)
            .set(RecordField.SERVICE_TIER, "priority")
            .set(RecordField.COST, 810_000),
        call("impatient", "h").set(RecordField.END, "cancelled"),
        call("verbose", "i").set(RecordField.FINISH_REASON, "length"),
        call("unknown", "c").set(RecordField.COST, null));

    assertEquals(
        List.of(
            "duplicates | asked-twice | medium | 2 | 900000 | 2700000",
            "repeated embeddings | vectors | high | 1 | 450000 | 1350000",
            "not read | impatient | medium | 1 | 450000 | 1350000",
            "truncated | verbose | low | 1 | 450000 | 1350000",
            "priority tier | hasty | high | 1 | 360000 | 1080000",
            "batch | nightly | medium | 1 | 225000 | 675000"),
        savings());
  }

  @Test
  void aPersonSeesWhatToDo() throws Exception {
    store.commit(call("asked-twice", "c"), call("asked-twice", "c"));
    Run run = run("savings");
    assertEquals(0, run.exitCode(), run::err);
    assertTrue(
        run.out().contains("the very same request was sent again; keep its answer"), run::out);
  }

  @Test
  void nothingFoundIsSaid() throws Exception {
    store.commit(call("ordinary", "a"));
    assertEquals(
        new Run(0, "Nothing found that need not have been spent in this time.\n", ""),
        run("savings"));
  }

  @Test
  void anotherModelsPriceForTheSameTokens() throws Exception {
    store.commit(
        call("tagging", "a")
            .set(RecordField.RESPONSE_MODEL, "gpt-5")
            .set(RecordField.COST, 2_250_000),
        call("tagging", "b")
            .set(RecordField.RESPONSE_MODEL, "gpt-5")
            .set(RecordField.COST, 2_250_000),
        call("chat", "c"));

    JsonNode lines =
        run("whatif", "--where", "feature=tag*", "--model", "gpt-5-mini", "--json").json();

    assertEquals(1, lines.size(), lines::toString);
    assertEquals("gpt-5", lines.get(0).get("model").asText());
    assertEquals(4_500_000, lines.get(0).get("cost_nano_usd").asLong());
    assertEquals(900_000, lines.get(0).get("otherwise_nano_usd").asLong());
    assertEquals(-0.8, lines.get(0).get("rate").asDouble());

    JsonNode claude =
        run(
                "whatif",
                "--where=feature=chat",
                "--provider=anthropic",
                "--model=claude-haiku-4-5",
                "--json")
            .json();
    assertEquals(1_500_000, claude.get(0).get("otherwise_nano_usd").asLong());
  }

  @Test
  void aModelWithoutAPriceIsSaidNotGuessed() throws Exception {
    store.commit(call("chat", "c"));
    Run run = run("whatif", "--model", "gpt-99");
    assertTrue(run.out().contains("! 1 call not in the sums"), run::out);
    Run wrong = run("whatif", "--model", "gpt-5", "--where", "colour=red");
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("--where: unknown dimension 'colour'"), wrong.err());
    assertTrue(
        run("whatif", "--model", "x", "--where", "feature").err().contains("is no condition"));
  }
}
