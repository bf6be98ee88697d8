package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.record.RecordField;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {
  @TempDir Path root;

  @Test
  void listShowsTodaysPricesOfTheModelsAsked() {
    String out = Run.of("prices", "list", "claude-sonnet-4-5", "--no-color").out();
    assertTrue(
        out.lines().anyMatch(l -> l.matches("anthropic +claude-sonnet-4-5 +3 +0.3 +3.75 +6 +15.*")),
        out);
    assertTrue(out.contains("us.anthropic.claude-sonnet-4-5"), out);
    Run none = Run.of("prices", "list", "no-such-model");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("no model in price book"), none.err());
  }

  @Test
  void listIsToldToMachinesExactly() throws Exception {
    JsonNode rows =
        new ObjectMapper().readTree(Run.of("prices", "list", "claude-sonnet-4-5", "--json").out());
    JsonNode model = null;
    for (JsonNode row : rows) {
      String name = row.get("provider").asText() + "/" + row.get("model").asText();
      model = name.equals("anthropic/claude-sonnet-4-5") ? row : model;
    }
    assertEquals("3.75", model.get("cache_write_5m").asText());
    assertEquals("15", model.get("output").asText());
    assertTrue(!model.get("source").asText().isEmpty(), model.toString());
    String csv = Run.of("prices", "list", "claude-sonnet-4-5", "--csv").out();
    assertTrue(csv.startsWith("provider,model,aliases,input,cache_read,"), csv);
    assertEquals(rows.size() + 1, csv.lines().count());
  }

  @Test
  void showTellsThePricesOverTimeWithTheirSources() {
    String out = Run.of("prices", "show", "gemini-3.8-flash", "--no-color").out();
    assertTrue(out.startsWith("gcp.gemini gemini-3.6-flash, also gemini-3.7-flash"), out);
    assertTrue(out.contains("from 2026-08-13 until 2027-01-01 [pydantic/genai-prices"), out);
    assertTrue(out.lines().anyMatch(l -> l.matches(" +output per million +3.75")), out);
    assertTrue(out.lines().anyMatch(l -> l.matches(" +batch +× 0.5")), out);
  }

  @Test
  void explainTellsHowACostCameAboutAndWhetherTheStoreAgrees() throws Exception {
    TestStore store = new TestStore(root, "w");
    store.commit(
        call("host-1", 7, "2026-11-01T00:00:00Z")
            .set(RecordField.RESPONSE_ID, "chatcmpl-1")
            .set(RecordField.CACHE_READ_TOKENS, 1000)
            .set(RecordField.COST, 1));
    for (String name : new String[] {"host-1/7", "chatcmpl-1"}) {
      Run run = Run.of("prices", "explain", name, "--dir", root);
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().contains("host-1/7  2026-11-01T00:00:00Z"), run.out());
      assertTrue(
          run.out().contains("100 input × 0.25 USD per million tokens = 25000 nano-USD ["),
          run.out());
      assertTrue(run.out().contains("1,000 cache_read × 0.025 USD"), run.out());
      assertTrue(run.out().contains("total 90000 nano-USD"), run.out());
      assertTrue(run.out().contains("The store has 1 nano-USD"), run.out());
      assertTrue(run.out().contains("aimeter rerate --since 2026-11-01 --dry-run"), run.out());
    }
    Run unknown = Run.of("prices", "explain", "host-1/8", "--dir", root);
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("no record in"), unknown.err());
  }

  @Test
  void checkAndDiffReadAPriceFile() throws Exception {
    Path file = root.resolve("p.json");
    Files.writeString(
        file,
        """
        {"version": "c", "models": [
          {"provider": "openai", "model": "gpt-4o", "prices": [
            {"per_million_tokens": {"output": "8"}}]},
          {"provider": "aws.bedrock", "model": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
           "aliases": ["arn:aws:bedrock:us-east-1:1:application-inference-profile/abc"]}]}
        """);
    Run right = Run.of("prices", "check", file);
    assertEquals(0, right.exitCode(), right.err());
    assertTrue(right.out().contains("is right"), right.out());
    Run diff = Run.of("prices", "diff", file);
    assertEquals(1, diff.exitCode());
    assertTrue(diff.out().contains("openai gpt-4o, output per million: 10 → 8"), diff.out());
    assertTrue(diff.out().contains("also arn:aws:bedrock:us-east-1:1:application-inf"), diff.out());
    assertEquals(0, Run.of("prices", "diff", file, file).exitCode());

    Files.writeString(file, "{\"models\": [{\"provider\": \"openai\", \"model\": \"x\"}]}");
    Run wrong = Run.of("prices", "check", file);
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("p.json, line 1, column"), wrong.err());
    Files.writeString(
        file, "{\"models\": [{\"provider\": \"openai\", \"model\": \"x\", \"aliases\": [\"y\"]}]}");
    assertTrue(Run.of("prices", "check", file).err().contains("which has no price"));
  }

  @Test
  void whatWasNegotiatedIsShownExplainedAndSummedUp() throws Exception {
    Path file = root.resolve("deal.json");
    Files.writeString(
        file,
        """
        {"version": "deal", "adjustments": [
          {"provider": "openai", "model": "gpt-5*", "percent_off": "12.5", "from": "2026-10-01",
           "source": "contract 7"}]}
        """);
    String show = Run.of("prices", "show", "gpt-5-mini", "--prices", file, "--no-color").out();
    assertTrue(
        show.contains("negotiated: 12.5 % off of openai gpt-5* from 2026-10-01 [contract 7]"),
        show);
    String diff = Run.of("prices", "diff", file).out();
    assertEquals(1, diff.lines().count(), diff);
    assertTrue(diff.contains("negotiated, 12.5 % off of openai gpt-5*"), diff);

    TestStore store = new TestStore(root, "w");
    store.commit(
        call("host-1", 7, "2026-11-01T00:00:00Z")
            .set(RecordField.COST, 56_875)
            .set(RecordField.LIST_COST, 65_000),
        call("host-1", 8, "2026-11-01T00:00:00Z"));
    Run explained = Run.of("prices", "explain", "host-1/7", "--dir", root, "--prices", file);
    assertTrue(explained.out().contains("= 25000 nano-USD ["), explained.out());
    assertTrue(
        explained.out().contains("× 0.875 (12.5 % off of openai gpt-5* from 2026-10-01) = 21875"),
        explained.out());
    assertTrue(
        explained.out().contains("total 56875 nano-USD = 0.000056875 USD (EffectiveCost)"),
        explained.out());
    assertTrue(!explained.out().contains("The store has"), explained.out());
    Run report = Run.of("report", "--dir", root, "--since", "2026-10-01", "--json");
    assertEquals(121_875, report.json().get("total").get("cost_nano_usd").asLong());
    assertEquals(130_000, report.json().get("total").get("list_cost_nano_usd").asLong());
    assertEquals("0.000130000", report.json().get("total").get("list_cost_usd").asText());
    String table = Run.of("report", "--dir", root, "--since", "2026-10-01", "--no-color").out();
    assertTrue(
        table.contains(
            "At list prices $0.000130 (ListCost); negotiated, $0.000122 (EffectiveCost): 6.2 %"
                + " less"),
        table);
  }

  @Test
  void importMakesAPriceFileOfLiteLlmsMap() throws Exception {
    Path map = root.resolve("map.json");
    Path file = root.resolve("out.json");
    Files.writeString(
        map,
        """
        {"sample_spec": {"litellm_provider": "one of …", "input_cost_per_token": 0.0},
         "xai/grok-9": {"litellm_provider": "xai", "mode": "chat", "input_cost_per_token": 2e-06,
           "output_cost_per_token": 6e-06, "cache_read_input_token_cost": 5e-07,
           "output_cost_per_reasoning_token": 6e-06,
           "input_cost_per_token_above_200k_tokens": 4e-06,
           "output_cost_per_token_above_200k_tokens": 1.2e-05,
           "input_cost_per_token_priority": 4e-06, "output_cost_per_token_priority": 1.2e-05,
           "search_context_cost_per_query": {"low": 0.01, "medium": 0.01, "high": 0.01}},
         "azure/eu/gpt-9": {"litellm_provider": "azure", "input_cost_per_token": 1e-06},
         "mistral/odd": {"litellm_provider": "mistral", "input_cost_per_moon": 1},
         "other/x": {"litellm_provider": "unheard-of", "input_cost_per_token": 1e-06}}
        """);
    Run run = Run.of("prices", "import", "--litellm", map, "-o", file, "--checked", "2026-08-01");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("left out mistral/odd: input_cost_per_moon has no"), run.out());
    assertTrue(run.out().contains("wrote 1 model to"), run.out());
    String shown = Run.of("prices", "show", "grok-9", "--prices", file, "--no-color").out();
    assertTrue(shown.lines().anyMatch(l -> l.matches(" +cache_read per million +0.5")), shown);
    assertTrue(
        shown.lines().anyMatch(l -> l.matches(" +cache_read .*above 200,000 input tokens +1")),
        shown);
    assertTrue(shown.lines().anyMatch(l -> l.matches(" +priority +× 2")), shown);
    assertTrue(shown.lines().anyMatch(l -> l.matches(" +web_search_request +0.01")), shown);
    assertTrue(!shown.contains("reasoning"), shown);
    assertEquals(2, Run.of("prices", "import", "--litellm", map, "-o", file).exitCode());
    Files.writeString(map, "{\n x");
    Run broken = Run.of("prices", "import", "--litellm", map, "-o", root.resolve("b"));
    assertTrue(broken.err().contains("map.json:2:"), broken.err());
  }
}
