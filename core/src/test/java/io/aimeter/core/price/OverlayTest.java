package io.aimeter.core.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's prices over the bundled ones. */
class OverlayTest {
  private static PriceBook overlaid(String json) {
    return PriceBook.bundled().withOverlay(json.getBytes(StandardCharsets.UTF_8), "mine.json");
  }

  private static PriceBook overlaid(String model, String price) {
    return overlaid(
        "{\"format\":1,\"version\":\"may\",\"models\":[{\"provider\":\"openai\",\"model\":\""
            + model
            + "\",\"prices\":["
            + price
            + "]}]}");
  }

  private static long cost(PriceBook book, String call) {
    Quote quote = book.quote(Calls.call("provider=openai " + call));
    assertEquals(PriceState.PRICED, quote.state(), quote::explain);
    return quote.total();
  }

  private static final String GPT_4O =
      "response_model=gpt-4o uncached_input_tokens=1000 cache_read_tokens=1000 output_tokens=1000";

  @Test
  void whatTheOverlayDoesNotSayStays() {
    PriceBook book = overlaid("gpt-4o", "{\"per_million_tokens\":{\"input\":\"2\"}}");
    assertEquals(2_000_000 + 1_250_000 + 10_000_000, cost(book, GPT_4O));
    assertEquals((2_000_000 + 1_250_000 + 10_000_000) / 2, cost(book, GPT_4O + " batch=1"));
    assertEquals(
        2_500_000 + 1_250_000 + 10_000_000, cost(PriceBook.bundled(), GPT_4O), "the bundled book");
  }

  @Test
  void theVersionNamesBoth() {
    assertEquals(
        PriceBook.bundled().version() + "/may",
        overlaid("gpt-4o", "{\"per_million_tokens\":{\"input\":\"2\"}}").version());
    String unnamed = overlaid("{\"models\":[]}").version();
    assertTrue(unnamed.matches(".*/[0-9a-f]{8}"), unnamed);
    assertEquals(unnamed, overlaid("{\"models\":[]}").version(), "the same bytes");
  }

  @Test
  void aNewModelWithAnAlias() {
    PriceBook book =
        overlaid(
            "{\"models\":[{\"provider\":\"corp\",\"model\":\"llama\",\"aliases\":[\"lama\"],"
                + "\"prices\":[{\"per_million_tokens\":{\"input\":0.10,\"output\":\"0.3\"}}]}]}");
    Quote quote =
        book.quote(Calls.call("provider=corp response_model=lama uncached_input_tokens=7"));
    assertEquals(700, quote.total(), quote::explain);
    assertTrue(quote.explain().contains("[mine.json]"), quote::explain);
  }

  @Test
  void aPriceFromADayOnLeavesEarlierDays() {
    PriceBook book =
        overlaid(
            "gpt-4o",
            "{\"from\":\"2026-11-01\",\"until\":\"2026-12-01\","
                + "\"per_million_tokens\":{\"output\":\"1\"}}");
    assertEquals(10_000_000, cost(book, "response_model=gpt-4o output_tokens=1000 on=2026-10-31"));
    assertEquals(1_000_000, cost(book, "response_model=gpt-4o output_tokens=1000 on=2026-11-01"));
    assertEquals(1_000_000, cost(book, "response_model=gpt-4o output_tokens=1000 on=2026-11-30"));
    assertEquals(10_000_000, cost(book, "response_model=gpt-4o output_tokens=1000 on=2026-12-01"));
  }

  @Test
  void aliasesOfTheBundledModelFollowIt() {
    PriceBook book = overlaid("gpt-5.6-sol", "{\"per_million_tokens\":{\"input\":\"1\"}}");
    assertEquals(1_000, cost(book, "response_model=gpt-5.6 uncached_input_tokens=1"));
  }

  @Test
  void aDatedModelInheritsFromTheUndated() {
    PriceBook book = overlaid("gpt-4o-2024-08-06", "{\"per_million_tokens\":{\"input\":\"1\"}}");
    assertEquals(
        1_000 + 10_000,
        cost(book, "response_model=gpt-4o-2024-08-06 uncached_input_tokens=1 output_tokens=1"));
    assertEquals(2_500, cost(book, "response_model=gpt-4o uncached_input_tokens=1"));
  }

  @Test
  void tiersServiceTiersMultipliersUnitsAndTools() {
    PriceBook book =
        overlaid(
            "gpt-5.5",
            "{\"tiers\":[{\"above_input_tokens\":272000,\"per_million_tokens\":{\"output\":\"7\"}},"
                + "{\"above_input_tokens\":500000,\"per_million_tokens\":{\"output\":\"9\"}}],"
                + "\"service_tiers\":{\"scale\":{\"multiplier\":\"0\"},"
                + "\"priority\":{\"per_million_tokens\":{\"output\":\"8\"}}},"
                + "\"multipliers\":{\"server_address=eu.api.openai.com\":\"1.5\"},"
                + "\"per_unit\":{\"tool.code_interpreter_call\":\"0.03\",\"image\":\"0.04\"}}");
    String model = "response_model=gpt-5.5 output_tokens=1000";
    assertEquals(
        10_000 * 300_000L + 7_000_000, cost(book, model + " uncached_input_tokens=300000"));
    assertEquals(
        10_000 * 500_001L + 9_000_000, cost(book, model + " uncached_input_tokens=500001"));
    assertEquals(0, cost(book, model + " service_tier=scale"));
    assertEquals(8_000_000, cost(book, model + " service_tier=priority"));
    assertEquals(45_000_000, cost(book, model + " server_address=eu.api.openai.com"));
    assertEquals(30_000_000 + 30_000_000, cost(book, model + " tool:code_interpreter_call=1"));
    assertEquals(30_000_000 + 80_000_000, cost(book, model + " images=2"));
  }

  @Test
  void anOverlaidFreeModelIsFree() {
    PriceBook book = overlaid("gpt-4o", "{\"free\":true}");
    assertEquals(
        PriceState.FREE,
        book.quote(Calls.call("provider=openai response_model=gpt-4o output_tokens=1")).state());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"models\":[ | line 1, column | is not JSON",
        "[] | line 1, column 1 | expected an object such as",
        "{} | line 1, column 2 | has no \"models\"",
        "{\"format\":2,\"models\":[]} | line 1, column 11 | expected the format 1",
        "{\"modles\":[]} | line 1, column 11 | unknown field 'modles'; expected one of: format",
        "{\"models\":[]} x | line 1, column | is not JSON",
        "{\"models\":[],\"models\":[]} | line 1, column | Duplicate field 'models'",
      })
  void saysWhereAFileIsWrong(String json, String where, String what) {
    String message = messageOf(json);
    assertTrue(message.startsWith("mine.json, " + where), message);
    assertTrue(message.contains(what), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"per_million_tokens\":{\"input\":\"abc\"}} | expected a decimal such as \"2.50\"",
        "{\"per_million_tokens\":{\"input\":-1}} | expected a decimal",
        "{\"per_million_tokens\":{\"input\":1e9}} | expected a decimal",
        "{\"per_million_tokens\":{\"input\":\"\"}} | expected a decimal",
        "{\"per_million_tokens\":{\"input\":null}} | found 'null'",
        "{\"per_million_tokens\":{\"imput\":1}} | unknown field 'imput'; expected one of: input,",
        "{\"per_million_tokens\":[]} | expected an object such as {\"input\"",
        "{\"per_unit\":{\"images\":1}} | unknown field 'images'; expected one of: image,",
        "{\"from\":\"2026-13-01\"} | expected a date such as \"2026-09-22\", found '2026-13-01'",
        "{\"from\":\"yesterday\"} | expected a date",
        "{\"from\":\"2026-09-22\",\"until\":\"2026-09-22\"} | must be before",
        "{\"free\":1} | expected true or false",
        "{\"tiers\":[{\"above_input_tokens\":\"1.5\"}]} | expected a whole number",
        "{\"tiers\":[{\"above_input_tokens\":1}]} | a tier needs",
        "{\"service_tiers\":{\"batch\":\"0.5\"}} | expected an object such as {\"multiplier\"",
        "{\"multipliers\":{\"colour=red\":\"2\"}} | unknown field 'colour=red'",
        "{\"multipliers\":{\"speed\":\"2\"}} | unknown field 'speed'",
      })
  void saysWhereAPriceIsWrong(String price, String what) {
    String message =
        messageOf(
            "{\"models\":\n[{\"provider\":\"openai\",\"model\":\"m\",\"prices\":["
                + price
                + "]}]}");
    assertTrue(message.startsWith("mine.json, line 2, column "), message);
    assertTrue(message.contains(what), message);
  }

  private static String messageOf(String json) {
    return assertThrows(PriceBookException.class, () -> overlaid(json)).getMessage();
  }

  @Test
  void aFileOnDisk(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("prices.json");
    String missing =
        assertThrows(PriceBookException.class, () -> PriceBook.bundled().withOverlay(file))
            .getMessage();
    assertTrue(missing.contains(file.toString()), missing);
    Files.writeString(file, "{\"version\":\"disk\",\"models\":[]}");
    assertEquals(
        PriceBook.bundled().version() + "/disk", PriceBook.bundled().withOverlay(file).version());
  }

  @Test
  void theExampleInTheDocumentationHolds() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "prices.md"));
    int start = page.indexOf("```json") + "```json".length();
    PriceBook book = overlaid(page.substring(start, page.indexOf("```", start)));
    assertEquals(2_100_000 + 1_250_000 + 8_400_000, cost(book, GPT_4O));
    assertEquals(100, cost(book, "response_model=llama uncached_input_tokens=1"));
    assertEquals(PriceBook.bundled().version() + "/contract-2026", book.version());
  }
}
