package io.aimeter.cli.focus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusExportTest {
  @TempDir private Path temporary;
  private TestStore store;
  private PriceBook book = PriceBook.bundled();

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  private static Row call(long sequence, String startedAt, String provider, String model) {
    return new Row()
        .set(RecordField.INSTANCE, "i")
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, Instant.parse(startedAt))
        .set(RecordField.PROVIDER, provider)
        .set(RecordField.REQUEST_MODEL, model)
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.CALL_TYPE, "chat")
        .set(RecordField.HTTP_STATUS, 200)
        .set(RecordField.BILLABLE, true)
        .set(RecordField.USAGE_SOURCE, "reported");
  }

  /** With the cost the book comes to. */
  private Row priced(Row row) {
    CostRecord.Builder record = CostRecord.builder();
    row.values()
        .forEach(
            (field, value) -> {
              if (value instanceof Instant moment) {
                record.set(field, Duration.between(Instant.EPOCH, moment).toNanos());
              } else if (value instanceof Boolean flag) {
                record.set(field, flag);
              } else if (value instanceof Number number) {
                record.set(field, number.longValue());
              } else if (value instanceof String text) {
                record.set(field, text);
              }
            });
    Quote quote = book.quote(record);
    quote.applyTo(record);
    for (RecordField field : RecordField.values()) {
      if (record.has(field) && !row.values().containsKey(field)) {
        row.set(
            field,
            field.type() == FieldType.TEXT ? record.text(field) : (Object) record.number(field));
      }
    }
    return row;
  }

  private List<Map<String, String>> export(Object... more) throws Exception {
    List<Object> arguments =
        new ArrayList<>(List.of("export", "focus", "--dir", store.root(), "--month", "2026-03"));
    arguments.addAll(List.of(more));
    Run run = Run.of(arguments.toArray());
    assertEquals(0, run.exitCode(), run::err);
    return rows(Files.writeString(temporary.resolve("out.csv"), run.out()));
  }

  /** The rows of a CSV file as an independent reader sees them: empty is null, all is text. */
  private static List<Map<String, String>> rows(Path csv) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM read_csv('" + csv + "', header=true, all_varchar=true)")) {
      while (row.next()) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.put(row.getMetaData().getColumnName(i), row.getString(i));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  private static BigDecimal usd(String text) {
    return new BigDecimal(text).stripTrailingZeros();
  }

  /** The numbers of the specification's own example of prompt caching. */
  @Test
  void theSpecificationsExampleOfPromptCaching() throws Exception {
    Row[] calls = new Row[100];
    for (int i = 0; i < calls.length; i++) {
      calls[i] =
          priced(
              call(i + 1, "2026-03-05T10:00:00Z", "anthropic", "claude-sonnet-4-5")
                  .set(RecordField.UNCACHED_INPUT_TOKENS, 5_000)
                  .set(RecordField.CACHE_WRITE_5M_TOKENS, 20_000)
                  .set(RecordField.CACHE_READ_TOKENS, 80_000)
                  .set(RecordField.OUTPUT_TOKENS, 15_000));
    }
    store.commit(calls);

    List<Map<String, String>> rows = export();

    assertEquals(List.of(), FocusRules.broken(rows));
    Map<String, String> costs = new TreeMap<>();
    for (Map<String, String> row : rows) {
      costs.put(
          row.get("SkuMeter"),
          String.join(
              " ",
              row.get("PricingQuantity"),
              row.get("ListUnitPrice"),
              row.get("BilledCost"),
              row.get("ConsumedQuantity"),
              row.get("PricingUnit")));
    }
    assertEquals(
        Map.of(
            "Input Tokens", "0.5 3 1.5 500000 1000000 Tokens",
            "Cache Write Input Tokens", "2 3.75 7.5 2000000 1000000 Tokens",
            "Cache Read Input Tokens", "8 0.3 2.4 8000000 1000000 Tokens",
            "Output Tokens", "1.5 15 22.5 1500000 1000000 Tokens"),
        costs);
    assertEquals("100", rows.get(0).get("x_CallCount"));
    assertEquals("2026-03-05T00:00:00Z", rows.get(0).get("ChargePeriodStart"));
    assertEquals("2026-04-01T00:00:00Z", rows.get(0).get("BillingPeriodEnd"));
  }

  @Test
  void attributionIsInRowsOfItsOwn() throws Exception {
    store.commit(
        priced(small(1, "2026-03-01T00:00:00Z").set(RecordField.TEAM, "search")),
        priced(
            small(2, "2026-03-01T23:59:59Z")
                .set(RecordField.TEAM, "search")
                .set(RecordField.SERVER_ADDRESS, "bedrock-runtime.eu-central-1.amazonaws.com")
                .set(RecordField.TAGS, Map.of("ticket", "A-1"))),
        priced(small(3, "2026-03-02T00:00:00Z").set(RecordField.TEAM, "ads")),
        small(4, "2026-03-02T00:00:00Z"), // without a price
        priced(small(5, "2026-04-01T00:00:00Z")));

    List<Map<String, String>> rows = export("--account", "openai=org-1");

    assertEquals(List.of(), FocusRules.broken(rows));
    assertEquals(6, rows.size());
    assertEquals("org-1", rows.get(0).get("BillingAccountId"));
    assertEquals(
        List.of("eu-central-1", "{\"ticket\":\"A-1\"}"),
        rows.stream()
            .filter(row -> row.get("Tags") != null)
            .flatMap(row -> List.of(row.get("RegionId"), row.get("Tags")).stream())
            .distinct()
            .toList());
    assertEquals(
        1,
        rows.stream()
            .filter(row -> "ads".equals(row.get("x_Team")))
            .map(row -> row.get("ChargePeriodStart"))
            .distinct()
            .count());
  }

  private static Row small(long sequence, String startedAt) {
    return call(sequence, startedAt, "openai", "gpt-5-mini")
        .set(RecordField.UNCACHED_INPUT_TOKENS, 1_000)
        .set(RecordField.OUTPUT_TOKENS, 100);
  }

  /** Whatever was called, at prices old and new: the rows sum to the ledger, to the nano-dollar. */
  @Test
  void theRowsSumToTheLedger() throws Exception {
    Path odd =
        Files.writeString(
            temporary.resolve("odd.json"),
            """
            {"format": 1, "models": [{"provider": "openai", "model": "odd", "prices": [
              {"from": "2026-01-01", "source": "a test", "checked": "2026-01-01",
               "per_million_tokens": {"input": 0.0123456789, "output": 0.7}}]}]}
            """);
    book = PriceBook.bundled().withOverlay(odd);
    Random random = new Random(7);
    String[] models = {"odd", "gpt-5-mini", "gpt-5"};
    long total = 0;
    Row[] rows = new Row[400];
    for (int i = 0; i < rows.length; i++) {
      Row row =
          call(
                  i + 1,
                  Instant.parse("2026-03-01T00:00:00Z")
                      .plusSeconds(random.nextInt(2_600_000))
                      .toString(),
                  "openai",
                  models[random.nextInt(models.length)])
              .set(RecordField.TEAM, "team-" + random.nextInt(3))
              .set(RecordField.UNCACHED_INPUT_TOKENS, random.nextInt(100_000))
              .set(RecordField.CACHE_READ_TOKENS, 0)
              .set(RecordField.OUTPUT_TOKENS, random.nextInt(5_000));
      switch (random.nextInt(8)) {
        case 0 -> // at prices of another time
            row.set(RecordField.PRICE_STATE, "priced")
                .set(RecordField.PRICE_VERSION, "old")
                .set(RecordField.INPUT_COST, 1_000_003L)
                .set(RecordField.OUTPUT_COST, 777L)
                .set(RecordField.OTHER_COST, 10_000_000L)
                .set(RecordField.COST, 11_000_780L);
        case 1 -> // of which the provider alone knows the price
            row.set(RecordField.PRICE_STATE, "stated")
                .set(RecordField.PRICE_VERSION, "any")
                .set(RecordField.OTHER_COST, 123_457L)
                .set(RecordField.COST, 123_457L);
        default -> priced(row);
      }
      total += ((Number) row.values().get(RecordField.COST)).longValue();
      rows[i] = row;
    }
    store.commit(rows);

    for (String period : List.of("--hourly", "--account=openai=o")) {
      List<Map<String, String>> exported = export("--prices", odd, period);
      assertEquals(List.of(), FocusRules.broken(exported));
      for (String cost : List.of("BilledCost", "EffectiveCost", "ContractedCost", "ListCost")) {
        assertEquals(BigDecimal.valueOf(total, 9).stripTrailingZeros(), sum(exported, cost), cost);
      }
      assertTrue(
          exported.stream().anyMatch(row -> row.get("ChargeCategory").equals("Adjustment")),
          "prices this odd must have been rounded");
    }
  }

  @Test
  void whatWasNegotiatedStandsBesideTheList() throws Exception {
    Path discount =
        Files.writeString(
            temporary.resolve("discount.json"),
            """
            {"format": 1, "adjustments": [
              {"provider": "openai", "percent_off": 15, "source": "a contract"}]}
            """);
    book = PriceBook.bundled().withOverlay(discount);
    store.commit(priced(small(1, "2026-03-01T00:00:00Z")));

    List<Map<String, String>> rows = export("--prices", discount);

    assertEquals(List.of(), FocusRules.broken(rows));
    Map<String, String> input =
        rows.stream().filter(row -> row.get("SkuMeter").equals("Input Tokens")).findAny().get();
    assertEquals(
        List.of("0.25", "0.2125", "0.00025", "0.0002125", "0.0002125"),
        List.of(
            input.get("ListUnitPrice"),
            input.get("ContractedUnitPrice"),
            input.get("ListCost"),
            input.get("ContractedCost"),
            input.get("EffectiveCost")));
  }

  @Test
  void theRulesFindWhatIsBroken() throws Exception {
    store.commit(priced(small(1, "2026-03-01T00:00:00Z")));
    Map<String, String> row = export().get(0);
    Map<String, String> broken =
        Map.of(
            "BilledCost", "1,5",
            "ListCost", "17",
            "ChargePeriodEnd", "2027-01-01T00:00:00Z",
            "PricingCategory", "On Demand",
            "Tags", "[1]",
            "ServiceName", "");
    for (Map.Entry<String, String> change : broken.entrySet()) {
      Map<String, String> changed = new LinkedHashMap<>(row);
      changed.put(change.getKey(), change.getValue());
      assertEquals(1, FocusRules.broken(List.of(changed)).size(), change::toString);
    }
    Map<String, String> lacking = new LinkedHashMap<>(row);
    lacking.put("SkuId", null);
    assertEquals(1, FocusRules.broken(List.of(lacking)).size());
    lacking.remove("ListCost");
    assertTrue(FocusRules.broken(List.of(lacking)).size() > 1);
  }

  @Test
  void parquetSaysTheSameAndMetadataDescribesIt() throws Exception {
    store.commit(
        priced(small(1, "2026-03-01T00:00:00Z").set(RecordField.TEAM, "search")),
        priced(small(2, "2026-03-09T00:00:00Z").set(RecordField.FEATURE, "a, \"b\"")),
        small(3, "2026-03-09T00:00:00Z"));
    Path parquet = temporary.resolve("march.parquet");

    Run run =
        Run.of("export", "focus", "--dir", store.root(), "--month", "2026-03", "--to", parquet);
    assertEquals(0, run.exitCode(), run::err);
    assertTrue(run.err().contains("4 rows, 2 calls, 0.00090"), run.err());
    assertTrue(run.err().contains("1 billable calls are not in it"), run.err());

    List<Map<String, String>> csv = export();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(\"BilledCost\"), count(*), count(\"x_Feature\"),"
                    + " max(\"ChargePeriodEnd\") FROM '"
                    + parquet
                    + "'")) {
      row.next();
      assertEquals(sum(csv, "BilledCost"), row.getBigDecimal(1).stripTrailingZeros());
      assertEquals(csv.size(), row.getInt(2));
      assertEquals(2, row.getInt(3));
      assertEquals("2026-03-10 00:00:00.0", row.getTimestamp(4).toString());
    }
    JsonNode metadata =
        new ObjectMapper().readTree(temporary.resolve("march.parquet.metadata.json").toFile());
    assertEquals("1.2", metadata.at("/Schema/0/FocusVersion").asText());
    assertEquals(1, metadata.at("/DataGenerator/x_UnpricedCalls").asLong());
    List<String> described = new ArrayList<>();
    metadata
        .at("/Schema/0/ColumnDefinition")
        .forEach(c -> described.add(c.get("ColumnName").asText()));
    assertEquals(new ArrayList<>(csv.get(0).keySet()), described);
  }

  @Test
  void wrongUsageIsOneClearLine() {
    assertEquals(
        new Run(2, "", "aimeter export focus: --month: 'March' is no month; give one as 2026-10\n"),
        Run.of("export", "focus", "--dir", store.root(), "--month", "March"));
    Run missing =
        Run.of("export", "focus", "--dir", store.root(), "--month", "2026-03", "--to", "/no/x.csv");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("no such directory: /no"), missing.err());
  }

  @Test
  void aPeriodWithoutCallsIsAHeaderAlone() throws Exception {
    assertEquals(List.of(), export());
    assertEquals(usd("0"), sum(List.of(), "BilledCost"));
  }
}
