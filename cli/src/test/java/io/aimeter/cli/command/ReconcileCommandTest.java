package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the forms providers export, beside a ledger. */
class ReconcileCommandTest {
  @TempDir private Path temporary;
  private TestStore store;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  private Row call(String provider, String model, String day, long nanos) {
    return TestStore.call("i", ++sequence, day + "T12:00:00Z")
        .set(RecordField.PROVIDER, provider)
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.COST, nanos);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text);
  }

  private Run run(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("reconcile", "--dir", store.root()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  private static JsonNode row(JsonNode rows, String model) {
    for (JsonNode row : rows) {
      if (row.get("model").asText().equals(model)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + model + " in " + rows);
  }

  private static void assertRow(
      JsonNode rows, String model, long metered, long billed, String why) {
    JsonNode row = row(rows, model);
    assertEquals(metered, row.get("metered_nano_usd").asLong(), row.toString());
    assertEquals(billed, row.get("billed_nano_usd").asLong(), row.toString());
    assertEquals(billed - metered, row.get("unexplained_nano_usd").asLong(), row.toString());
    assertEquals(why, row.get("why").asText(), row.toString());
  }

  private void meterOpenAi() throws Exception {
    store.commit(
        call("openai", "gpt-4o-2024-08-06", "2026-10-01", 1_500_000_000L),
        call("openai", "gpt-4o-2024-08-06", "2026-10-02", 500_000_000L),
        call("openai", "gpt-5-mini-2025-08-07", "2026-10-02", 250_000_000L),
        // Another provider, another month: on no bill of this one.
        call("anthropic", "claude-sonnet-4-5-20250929", "2026-10-01", 9_000_000_000L),
        call("openai", "gpt-4o-2024-08-06", "2026-09-30", 7_000_000_000L));
  }

  private static final String OPENAI_CSV =
      """
            start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id
            1790812800,1790899200,2026-10-01T00:00:00+00:00,2026-10-02T00:00:00+00:00,1.25,usd,"gpt-4o-2024-08-06, input",p1
            1790812800,1790899200,2026-10-01T00:00:00+00:00,2026-10-02T00:00:00+00:00,0.2500000000000001,usd,"gpt-4o-2024-08-06, output",p1
            1790899200,1790985600,2026-10-02T00:00:00+00:00,2026-10-03T00:00:00+00:00,1.5,usd,"gpt-4o-2024-08-06, input",p2
            1790899200,1790985600,2026-10-02T00:00:00+00:00,2026-10-03T00:00:00+00:00,0.25,usd,"gpt-5-mini-2025-08-07, output",p2
            1790899200,1790985600,2026-10-02T00:00:00+00:00,2026-10-03T00:00:00+00:00,0.4,usd,"tts-1, output",p2
            1790985600,1791072000,2026-10-03T00:00:00+00:00,2026-10-04T00:00:00+00:00,,,,
            """;

  @Test
  void whatOpenAiBilledStandsBesideWhatWasMetered() throws Exception {
    meterOpenAi();
    Run run = run("--file", file("costs.csv", OPENAI_CSV), "--json");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode rows = run.json();
    // A day without anything is on the bill as such: that names no item, and costs nothing.
    assertRow(
        rows, "gpt-4o-2024-08-06", 2_000_000_000L, 3_000_000_000L, "outside the agent, or a price");
    assertRow(rows, "gpt-5-mini-2025-08-07", 250_000_000L, 250_000_000L, "");
    assertRow(rows, "tts-1", 0, 400_000_000L, "not seen by any agent");
    assertEquals("gpt-4o-2024-08-06", rows.get(0).get("model").asText(), "what differs most first");
  }

  @Test
  void peopleSeeTheUnexplainedPartOfTheBill() throws Exception {
    meterOpenAi();
    Run run = run("--file", file("costs.csv", OPENAI_CSV), "--month", "2026-10");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("OpenAI's costs, 2026-10-01 to 2026-10-31 (UTC)"), run.out());
    assertTrue(run.out().contains("Billed       $3.6500"), run.out());
    assertTrue(run.out().contains("Metered      $2.2500"), run.out());
    assertTrue(run.out().contains("Unexplained  $1.4000, 38.4 % of the bill"), run.out());
  }

  @Test
  void daysAreUtcDays() throws Exception {
    meterOpenAi();
    JsonNode rows =
        run(
                "--file",
                file("costs.csv", OPENAI_CSV),
                "--by",
                "day",
                "--timezone",
                "Asia/Tokyo",
                "--json")
            .json();
    long first = 0;
    for (JsonNode row : rows) {
      if (row.get("day").asText().equals("2026-10-01")) {
        first = row.get("unexplained_nano_usd").asLong();
        assertEquals(1_500_000_000L, row.get("metered_nano_usd").asLong());
      }
    }
    assertEquals(0, first);
  }

  /** Costs and usage as the admin API's pages, one of them compressed. */
  @Test
  void tokensTellTrafficFromPrices() throws Exception {
    store.commit(
        call("openai", "gpt-4o-2024-08-06", "2026-10-01", 1_000_000_000L),
        call("openai", "o3-2025-04-16", "2026-10-01", 1_000_000_000L));
    Path costs =
        file(
            "costs.json",
            """
            {"object":"page","has_more":false,"data":[{"object":"bucket","start_time":1790812800,
            "end_time":1790899200,"results":[
            {"object":"organization.costs.result","amount":{"value":2.0,"currency":"usd"},
             "line_item":"gpt-4o-2024-08-06, input","project_id":null},
            {"object":"organization.costs.result","amount":{"value":1.2,"currency":"usd"},
             "line_item":"o3-2025-04-16, output","project_id":null}]},
            {"object":"bucket","start_time":1790899200,"end_time":1790985600,"results":[]}]}
            """);
    Path usage = temporary.resolve("usage.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(usage))) {
      out.write(
          """
          {"object":"page","data":[{"object":"bucket","start_time":1790812800,"end_time":1790899200,
          "results":[
          {"object":"organization.usage.completions.result","input_tokens":200,"output_tokens":40,
           "input_cached_tokens":0,"num_model_requests":2,"model":"gpt-4o-2024-08-06"},
          {"object":"organization.usage.completions.result","input_tokens":100,"output_tokens":20,
           "num_model_requests":1,"model":"o3-2025-04-16"}]}]}
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Run run = run("--file", costs, "--file", usage, "--json");
    assertEquals(0, run.exitCode(), run.err());
    JsonNode rows = run.json();
    assertRow(
        rows,
        "gpt-4o-2024-08-06",
        1_000_000_000L,
        2_000_000_000L,
        "more tokens than seen: outside the agent");
    assertEquals(240, row(rows, "gpt-4o-2024-08-06").get("billed_tokens").asLong());
    assertEquals(120, row(rows, "gpt-4o-2024-08-06").get("metered_tokens").asLong());
    assertRow(rows, "o3-2025-04-16", 1_000_000_000L, 1_200_000_000L, "same tokens, another price");
    Run alone = run("--file", usage);
    assertTrue(alone.out().contains("Tokens billed   360"), alone.out() + alone.err());
  }

  @Test
  void anthropicBillsInCentsAndByTheConsolesNames() throws Exception {
    store.commit(
        call("anthropic", "claude-haiku-4-5-20251001", "2026-10-01", 1_230_000_000L),
        call("anthropic", "claude-sonnet-4-5-20250929", "2026-10-01", 500_000_000L));
    Path report =
        file(
            "report.json",
            """
            {"data":[{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z",
            "results":[{"currency":"USD","amount":"123.00","workspace_id":null,
            "description":"Claude Haiku 4.5 Usage - Input Tokens","cost_type":"tokens",
            "context_window":"0-200k","model":"claude-haiku-4-5-20251001","token_type":"uncached_input_tokens"},
            {"currency":"USD","amount":"10.5","description":"Web Search Usage","cost_type":"web_search",
            "model":null}]}],"has_more":false,"next_page":null}
            """);
    JsonNode rows = run("--file", report, "--json").json();
    assertRow(rows, "claude-haiku-4-5-20251001", 1_230_000_000L, 1_230_000_000L, "");
    assertRow(rows, "claude-sonnet-4-5-20250929", 500_000_000L, 0, "not on the bill");
    assertRow(rows, "Web Search Usage", 0, 105_000_000L, "not seen by any agent");

    Path csv =
        file(
            "console.csv",
            """
            usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type
            2026-10-01,Claude Haiku 4.5,Default,k,message,≤ 200k,input_no_cache,1.23,1.23,token
            2026-10-01,Claude Sonnet 4.5,Default,k,message,≤ 200k,output,0.75,0.75,token
            2026-10-01,Claude Opus 4.5,Default,k,message,≤ 200k,output,0.10,0.10,token
            """);
    rows = run("--file", csv, "--json").json();
    assertRow(rows, "claude-haiku-4-5-20251001", 1_230_000_000L, 1_230_000_000L, "");
    assertRow(
        rows,
        "claude-sonnet-4-5-20250929",
        500_000_000L,
        750_000_000L,
        "outside the agent, or a price");
    assertEquals(3, rows.size(), "the third was not metered, and is no other model: " + rows);
  }

  @Test
  void awsNamesModelsInUsageTypesAndOthersInProducts() throws Exception {
    store.commit(
        call("aws.bedrock", "anthropic.claude-sonnet-4-6-v1:0", "2026-10-01", 300_000_000L),
        call("aws.bedrock", "us.amazon.nova-lite-v1:0", "2026-10-01", 100_000_000L));
    Path cur =
        file(
            "cur.csv",
            """
            line_item_usage_start_date,line_item_line_item_type,line_item_product_code,line_item_usage_type,line_item_unblended_cost,line_item_currency_code,product_product_name
            2026-10-01T03:00:00.000Z,Usage,abc123,USE1-Claude4.6Sonnet-input-tokens,0.1,USD,Claude Sonnet 4.6 (Amazon Bedrock Edition)
            2026-10-01T04:00:00.000Z,Usage,abc123,USE1-Claude4.6Sonnet-output-tokens,0.2,USD,Claude Sonnet 4.6 (Amazon Bedrock Edition)
            2026-10-01T04:00:00.000Z,Usage,AmazonBedrock,USE1-NovaLite-input-tokens,0.15,USD,Amazon Bedrock
            2026-10-01T04:00:00.000Z,Tax,AmazonBedrock,,0.05,USD,Amazon Bedrock
            2026-10-01T04:00:00.000Z,Usage,AmazonEC2,BoxUsage:m5.large,99,USD,Amazon EC2
            """);
    JsonNode rows = run("--file", cur, "--json").json();
    assertRow(rows, "anthropic.claude-sonnet-4-6-v1:0", 300_000_000L, 300_000_000L, "");
    assertRow(
        rows,
        "us.amazon.nova-lite-v1:0",
        100_000_000L,
        150_000_000L,
        "outside the agent, or a price");
    assertRow(rows, "(tax)", 0, 50_000_000L, "not seen by any agent");
    assertEquals(3, rows.size(), rows.toString());
  }

  @Test
  void azureMetersAreKnownAndOtherCurrenciesNeedRates() throws Exception {
    store.commit(
        call("azure.ai.openai", "gpt-4o-2024-08-06", "2026-10-01", 2_000_000_000L),
        call("azure.ai.openai", "gpt-4o-mini-2024-07-18", "2026-10-01", 10_000_000L));
    Path azure =
        file(
            "azure.csv",
            """
            date,meterCategory,meterSubCategory,meterName,quantity,costInBillingCurrency,billingCurrency
            10/01/2026,Cognitive Services,Azure OpenAI,gpt 4o 0806 Inp glbl Tokens,800,0.86,EUR
            10/01/2026,Cognitive Services,Azure OpenAI,gpt 4o 0806 Outp glbl Tokens,80,0.86,EUR
            10/01/2026,Cognitive Services,Azure OpenAI,gpt-4o-mini-0718-Inp-glbl Tokens,8,0.0086,EUR
            10/01/2026,Storage,Tables,LRS Data Stored,8,5,EUR
            """);
    Run without = run("--file", azure);
    assertEquals(2, without.exitCode());
    assertTrue(without.err().contains("the bill is in EUR"), without.err());
    Path rates =
        file(
            "rates.json",
            "{\"rates\":[{\"currency\":\"EUR\",\"date\":\"2026-09-30\",\"rate\":\"0.86\",\"source\":\"ECB\"}]}");
    JsonNode rows = run("--file", azure, "--rates", rates, "--json").json();
    assertRow(rows, "gpt-4o-2024-08-06", 2_000_000_000L, 2_000_000_000L, "");
    assertRow(rows, "gpt-4o-mini-2024-07-18", 10_000_000L, 10_000_000L, "");
    assertEquals(2, rows.size(), rows.toString());
  }

  @Test
  void googleIsReadAsParquetAndAsJson() throws Exception {
    store.commit(call("gcp.vertex_ai", "gemini-2.5-flash", "2026-10-01", 40_000_000L));
    String select =
        "SELECT {'description': s} AS service, {'id': 'x', 'description': k} AS sku,"
            + " TIMESTAMPTZ '2026-10-01 07:00:00+00' AS usage_start_time, c AS cost, 'USD' AS currency"
            + " FROM (VALUES ('Vertex AI', 'Gemini 2.5 Flash GA Text Input - Predictions', 0.03),"
            + " ('Vertex AI', 'Gemini 2.5 Flash GA Image Input - Predictions', 0.01),"
            + " ('Compute Engine', 'N2 core', 50)) t(s, k, c)";
    for (String name : List.of("google.parquet", "google.json")) {
      Path file = temporary.resolve(name);
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("COPY (" + select + ") TO '" + file + "'");
      }
      Run run = run("--file", file, "--json");
      assertEquals(0, run.exitCode(), run.err());
      assertRow(run.json(), "gemini-2.5-flash", 40_000_000L, 40_000_000L, "");
      assertEquals(1, run.json().size(), run.out());
    }
  }

  @Test
  void focusNeedsToKnowWhose() throws Exception {
    store.commit(call("aws.bedrock", "us.amazon.nova-lite-v1:0", "2026-10-01", 100_000_000L));
    Path focus =
        file(
            "focus.csv",
            """
            ChargePeriodStart,ChargePeriodEnd,ServiceName,ChargeCategory,SkuMeter,BilledCost,BillingCurrency,ChargeDescription
            2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,Amazon Bedrock,Usage,USE1-NovaLite-input-tokens,0.1,USD,x
            2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,Amazon Bedrock,Tax,,0.02,USD,x
            """);
    Run without = run("--file", focus);
    assertEquals(2, without.exitCode());
    assertTrue(without.err().contains("--provider: say whose bill it is"), without.err());
    JsonNode rows = run("--file", focus, "--provider", "aws", "--json").json();
    assertRow(rows, "us.amazon.nova-lite-v1:0", 100_000_000L, 100_000_000L, "");
    assertRow(rows, "(tax)", 0, 20_000_000L, "not seen by any agent");
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLine() throws Exception {
    meterOpenAi();
    for (Object[] wrong :
        new Object[][] {
          {"is no export that is known", "--file", file("other.csv", "a,b\n1,2\n")},
          {"cannot read", "--file", temporary.resolve("absent.csv")},
          {"cannot read", "--file", file("broken.json", "{\"data\": [")},
          {
            "are no numbers",
            "--file",
            file(
                "letters.csv",
                "start_time_iso,amount_value,line_item,amount_currency\n2026-10-01T00:00:00Z,abc,\"gpt-4o, input\",usd\n")
          },
          {
            "'2026-13-45' is no day",
            "--file",
            file(
                "days.csv",
                "start_time_iso,amount_value,line_item,amount_currency\n2026-13-45T00:00:00Z,1,\"gpt-4o, input\",usd\n")
          },
          {"is no bill of aws", "--file", file("costs.csv", OPENAI_CSV), "--provider", "aws"},
          {"none of openai", "--file", file("costs.csv", OPENAI_CSV), "--provider", "acme"},
          {
            "nothing of openai and of 2026-01 is in",
            "--file",
            file("costs.csv", OPENAI_CSV),
            "--month",
            "2026-01"
          },
          {"neither model nor day", "--file", file("costs.csv", OPENAI_CSV), "--by", "team"},
        }) {
      Object[] arguments = new Object[wrong.length - 1];
      System.arraycopy(wrong, 1, arguments, 0, arguments.length);
      Run run = run(arguments);
      assertEquals(2, run.exitCode(), run.out() + run.err());
      assertTrue(run.err().contains(wrong[0].toString()), run.err());
      assertEquals(1, run.err().lines().count(), run.err());
    }
  }
}
