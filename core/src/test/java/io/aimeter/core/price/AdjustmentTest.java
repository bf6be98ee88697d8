package io.aimeter.core.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Negotiated discounts and markups: what is paid, and what the list says. */
class AdjustmentTest {
  private static PriceBook negotiated(String adjustments) {
    String json =
        "{\"version\":\"deal\",\"sources\":{\"deal\":\"our deal of May\"},\"models\":["
            + "{\"provider\":\"corp\",\"model\":\"m-1\",\"aliases\":[\"m-main\"],\"prices\":["
            + "{\"source\":\"list\",\"per_million_tokens\":{\"input\":\"1\",\"cache_read\":\"0.1\","
            + "\"output\":\"3.333\"},\"per_unit\":{\"web_search_request\":\"0.01\","
            + "\"tool.file_search_call\":\"0.0025\"},"
            + "\"service_tiers\":{\"batch\":{\"multiplier\":\"0.5\"}}}]},"
            + "{\"provider\":\"corp\",\"model\":\"n-1\",\"prices\":["
            + "{\"per_million_tokens\":{\"input\":\"1\",\"output\":\"2\"}}]}],"
            + "\"adjustments\":["
            + adjustments
            + "]}";
    return PriceBook.bundled().withOverlay(json.getBytes(StandardCharsets.UTF_8), "mine.json");
  }

  /**
   * By hand: one input token is 1000 nano-USD, a cached one 100, an output token 3333, a search
   * 10,000,000, a file search 2,500,000.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // 0.85 × (7000 + 3 × 3333) = 0.85 × 16999 = 14449.15
        "`\"percent_off\":\"15\"` | m-1 uncached_input_tokens=7 output_tokens=3 | 14449 | 16999",
        // 0.875 × 3333 × 4 = 11665.5, half to even: 11666; 0.875 × 3333 × 12 = 34996.5: 34996
        "`\"percent_off\":\"12.5\"` | m-1 output_tokens=4 | 11666 | 13332",
        "`\"percent_off\":\"12.5\"` | m-1 output_tokens=12 | 34996 | 39996",
        // A markup of 5 %, in the middle: 1.05 × 10 × 3333 = 34996.5
        "`\"multiplier\":\"1.05\"` | m-1 output_tokens=10 | 34996 | 33330",
        "`\"multiplier\":\"0\"` | m-1 output_tokens=10 | 0 | 33330",
        "`\"percent_off\":\"100\"` | m-1 output_tokens=10 | 0 | 33330",
        // Only what it is for.
        "`\"percent_off\":\"50\",\"kinds\":[\"input\"]` | m-1 uncached_input_tokens=7"
            + " cache_read_tokens=10 output_tokens=3 | 14499 | 17999",
        "`\"percent_off\":\"50\",\"kinds\":[\"cache_read\",\"output\"]` | m-1"
            + " uncached_input_tokens=7 cache_read_tokens=10 output_tokens=2 | 10833 | 14666",
        "`\"percent_off\":\"20\",\"kinds\":[\"web_search_request\"]` | m-1 uncached_input_tokens=1"
            + " web_search_requests=2 tool:file_search_call=1 | 18501000 | 22501000",
        "`\"percent_off\":\"20\",\"kinds\":[\"tool.file_search_call\"]` | m-1"
            + " uncached_input_tokens=1 web_search_requests=2 tool:file_search_call=1 | 22001000"
            + " | 22501000",
        "`\"percent_off\":\"10\",\"service_tiers\":[\"batch\"]` | m-1 uncached_input_tokens=100"
            + " batch=1 | 45000 | 50000",
        "`\"percent_off\":\"10\",\"service_tiers\":[\"batch\"]` | m-1 uncached_input_tokens=100 |"
            + " 100000 | -",
        "`\"percent_off\":\"10\",\"service_tiers\":[\"standard\"]` | m-1 uncached_input_tokens=100"
            + " service_tier=default | 90000 | 100000",
        "`\"percent_off\":\"10\",\"service_tiers\":[\"standard\"]` | m-1 uncached_input_tokens=100"
            + " batch=1 | 50000 | -",
        "`\"percent_off\":\"10\",\"model\":\"m-*\"` | m-1 uncached_input_tokens=1 | 900 | 1000",
        "`\"percent_off\":\"10\",\"model\":\"m-*\"` | n-1 uncached_input_tokens=1 | 1000 | -",
        "`\"percent_off\":\"10\",\"model\":\"*-main\"` | m-main uncached_input_tokens=1 | 900 |"
            + " 1000",
        "`\"percent_off\":\"10\",\"model\":\"*-main\"` | m-1 uncached_input_tokens=1 | 1000 | -",
        "`\"percent_off\":\"10\",\"from\":\"2026-11-20\"` | m-1 uncached_input_tokens=1 | 900 |"
            + " 1000",
        "`\"percent_off\":\"10\",\"from\":\"2026-11-20\"` | m-1 uncached_input_tokens=1"
            + " on=2026-11-19T23:59:59.999999999Z | 1000 | -",
        "`\"percent_off\":\"10\",\"until\":\"2026-11-20\"` | m-1 uncached_input_tokens=1 | 1000 |"
            + " -",
        // An adjustment for it that changes nothing keeps the list cost all the same.
        "`\"percent_off\":\"0\"` | m-1 uncached_input_tokens=1 | 1000 | 1000",
      })
  void multipliesWhatItIsForAndRoundsOnce(String terms, String call, long cost, String list) {
    CostRecord.Builder record = Calls.call("provider=corp response_model=" + call);
    Quote quote = negotiated("{\"provider\":\"corp\"," + terms + "}").quote(record);
    quote.applyTo(record);
    assertEquals(cost, record.number(RecordField.COST), quote::explain);
    if (list.equals("-")) {
      assertFalse(record.has(RecordField.LIST_COST), quote::explain);
      assertEquals(cost, quote.listTotal());
    } else {
      assertEquals(Long.parseLong(list), record.number(RecordField.LIST_COST), quote::explain);
      assertEquals(Long.parseLong(list), quote.listTotal());
    }
    long parts =
        record.number(RecordField.INPUT_COST)
            + record.number(RecordField.CACHE_READ_COST)
            + record.number(RecordField.CACHE_WRITE_COST)
            + record.number(RecordField.OUTPUT_COST)
            + record.number(RecordField.OTHER_COST);
    assertEquals(cost, parts, "the parts sum to what is paid");
  }

  @Test
  void severalMultiplyAndEachIsTold() {
    PriceBook book =
        negotiated(
            "{\"provider\":\"*\",\"multiplier\":\"1.05\",\"source\":\"platform fee\"},"
                + "{\"provider\":\"corp\",\"model\":\"m-*\",\"percent_off\":\"15\","
                + "\"kinds\":[\"output\"],\"from\":\"2026-05-01\",\"source\":\"deal\","
                + "\"checked\":\"2026-05-02\"},"
                + "{\"provider\":\"other\",\"percent_off\":\"90\"}");
    Quote quote =
        book.quote(
            Calls.call(
                "provider=corp response_model=m-1 uncached_input_tokens=10 output_tokens=2"));
    // 1.05 × 10000 + 1.05 × 0.85 × 6666 = 10500 + 5949.405
    assertEquals(16_449, quote.total(), quote::explain);
    assertEquals(16_666, quote.listTotal(), quote::explain);
    String told = quote.explain();
    assertTrue(
        told.contains(
            "2 output × 3.333 USD per million tokens = 6666 nano-USD [list]\n"
                + "    × 1.05 (5 % on top of all providers) = 6999.3 nano-USD [platform fee]\n"
                + "    × 0.85 (15 % off output of corp m-* from 2026-05-01) = 5949.405 nano-USD"
                + " [our deal of May, 2026-05-02]"),
        told);
    assertTrue(told.contains("at list prices 16666 nano-USD = 0.000016666 USD (ListCost)"), told);
    assertTrue(told.endsWith("total 16449 nano-USD = 0.000016449 USD (EffectiveCost)"), told);
    assertEquals(3, book.adjustments().size());
  }

  @Test
  void whatAProviderStatesAndWhatIsFreeHasNoDiscount() {
    PriceBook book = negotiated("{\"provider\":\"*\",\"percent_off\":\"50\"}");
    Quote stated =
        book.quote(
            Calls.call(
                "provider=corp response_model=unheard output_tokens=1 provider_cost_nano_usd=7"));
    assertEquals(PriceState.STATED, stated.state());
    assertEquals(7, stated.total(), "it states what it charges");
    CostRecord.Builder free = Calls.call("provider=corp response_model=m-1 billable=0");
    free.set(RecordField.LIST_COST, 5);
    book.quote(free).applyTo(free);
    assertFalse(free.has(RecordField.LIST_COST), "an earlier quote's is cleared");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"percent_off\":\"5\"} | an adjustment needs a \"provider\"",
        "{\"provider\":\"x\"} | either \"percent_off\" or \"multiplier\"",
        "{\"provider\":\"x\",\"percent_off\":\"5\",\"multiplier\":\"2\"} | either",
        "{\"provider\":\"x\",\"percent_off\":\"101\"} | expected a percentage from 0 to 100",
        "{\"provider\":\"x\",\"percent_off\":\"-5\"} | expected a decimal",
        "{\"provider\":\"x\",\"multiplier\":\"1\",\"kinds\":[\"inputs\"]} | expected one of input,",
        "{\"provider\":\"x\",\"multiplier\":\"1\",\"kind\":[]} | unknown field 'kind'",
        "{\"provider\":\"x\",\"multiplier\":\"1\",\"from\":\"2026-02-01\",\"until\":\"2026-02-01\"}"
            + " | must be before",
        "7 | expected an object such as {\"provider\"",
      })
  void saysWhereItIsWrong(String adjustment, String what) {
    PriceBookException e =
        assertThrows(PriceBookException.class, () -> negotiated(adjustment), adjustment);
    assertTrue(e.getMessage().startsWith("mine.json, line 1, column "), e.getMessage());
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "*, , true", "a*, abc, true", "*c, abc, true", "a*c, abc, true", "a*b*c, aXbXbYc, true",
    "abc, abc, true", "abc, abcd, false", "a*d, abc, false", "*b, abc, false", "**, x, true"
  })
  void aStarStandsForAnything(String pattern, String text, boolean matches) {
    assertEquals(matches, Adjustment.matches(pattern, text == null ? "" : text));
  }
}
