package io.aimeter.core.price;

import static io.aimeter.core.record.RecordField.CACHE_READ_COST;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_COST;
import static io.aimeter.core.record.RecordField.COST;
import static io.aimeter.core.record.RecordField.INPUT_COST;
import static io.aimeter.core.record.RecordField.OTHER_COST;
import static io.aimeter.core.record.RecordField.OUTPUT_COST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuoteTest {
  private static final List<String> MODELS =
      List.of(
          "provider=openai response_model=gpt-5-nano service_tier=flex",
          "provider=openai response_model=gpt-5.4-nano batch=1 server_address=eu.api.openai.com",
          "provider=openai response_model=gpt-audio-mini",
          "provider=openai response_model=gpt-5.6-luna service_tier=flex",
          "provider=anthropic response_model=claude-haiku-5-5 inference_geo=us batch=1",
          "provider=anthropic response_model=claude-3-haiku-20240307 batch=1",
          "provider=anthropic response_model=claude-opus-5-5 speed=fast inference_geo=us");

  private static final RecordField[] QUANTITIES = {
    RecordField.UNCACHED_INPUT_TOKENS,
    RecordField.CACHE_READ_TOKENS,
    RecordField.OUTPUT_TOKENS,
    RecordField.AUDIO_INPUT_TOKENS,
    RecordField.AUDIO_OUTPUT_TOKENS
  };

  @Test
  void partsAlwaysSumToTheTotalAndTheTotalIsTheExactSumRoundedOnce() {
    Random random = new Random(20261123);
    for (int i = 0; i < 4_000; i++) {
      CostRecord.Builder record = Calls.call(MODELS.get(random.nextInt(MODELS.size())));
      for (RecordField quantity : QUANTITIES) {
        if (random.nextInt(4) > 0) {
          record.set(quantity, random.nextInt(random.nextBoolean() ? 10 : 400_000));
        }
      }
      record.set(RecordField.UNCACHED_INPUT_TOKENS, random.nextInt(100));
      Quote quote = PriceBook.bundled().quote(record);
      // gpt-audio-mini has no price for cache reads: those stay unpriced, whatever their number.
      if (quote.state() == PriceState.PRICED) {
        quote.applyTo(record);
        assertEquals(record.number(COST), parts(record), quote::explain);
        assertEquals(exactTotal(quote), record.number(COST), quote::explain);
      } else {
        assertTrue(quote.explain().contains("cache_read"), quote::explain);
      }
    }
  }

  private static long parts(CostRecord.Builder record) {
    long sum = 0;
    for (RecordField part :
        new RecordField[] {
          INPUT_COST, CACHE_READ_COST, CACHE_WRITE_COST, OUTPUT_COST, OTHER_COST
        }) {
      assertTrue(record.number(part, -1) >= 0, part + " is absent or negative");
      sum += record.number(part);
    }
    return sum;
  }

  /** The sum of the lines that the quote explains itself with. */
  private static long exactTotal(Quote quote) {
    return quote
        .explain()
        .lines()
        .filter(line -> line.contains(" × "))
        .map(line -> line.substring(line.lastIndexOf(" = ") + 3, line.indexOf(" nano-USD [")))
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  @Test
  void hugeNumbersNeverWrap() {
    CostRecord.Builder record =
        Calls.call("provider=openai response_model=gpt-4 uncached_input_tokens=30000000000000");
    Quote large = PriceBook.bundled().quote(record);
    assertEquals(900_000_000_000_000_000L, large.total(), large::explain);

    record.set(RecordField.UNCACHED_INPUT_TOKENS, Long.MAX_VALUE);
    record.set(RecordField.CACHE_READ_TOKENS, 0);
    record.set(RecordField.OUTPUT_TOKENS, Long.MAX_VALUE);
    Quote absurd = PriceBook.bundled().quote(record);
    assertEquals(PriceState.UNPRICED, absurd.state());
    assertThrows(IllegalStateException.class, absurd::total);
    absurd.applyTo(record);
    assertFalse(record.has(COST));
    assertTrue(absurd.explain().contains("absurd"), absurd::explain);
  }

  @Test
  void hugePromptsDoNotWrapBelowAThreshold() {
    CostRecord.Builder record =
        Calls.call(
            "provider=openai response_model=gpt-5.5 uncached_input_tokens=1 output_tokens=1");
    record.set(RecordField.CACHE_READ_TOKENS, Long.MAX_VALUE);
    assertEquals(PriceState.UNPRICED, PriceBook.bundled().quote(record).state());
  }

  @Test
  void negativeNumbersAreNotPriced() {
    Quote quote =
        PriceBook.bundled()
            .quote(
                Calls.call(
                    "provider=openai response_model=gpt-4o uncached_input_tokens=-5"
                        + " output_tokens=9"));
    assertEquals(PriceState.UNPRICED, quote.state());
    assertTrue(quote.explain().contains("input is negative"), quote::explain);
  }

  @Test
  void requotingClearsWhatIsNoLongerKnown() {
    CostRecord.Builder record =
        Calls.call("provider=openai response_model=gpt-4o uncached_input_tokens=10");
    PriceBook.bundled().quote(record).applyTo(record);
    assertEquals(25_000, record.number(COST));
    record.set(RecordField.RESPONSE_MODEL, "gpt-99");
    PriceBook.bundled().quote(record).applyTo(record);
    assertFalse(record.has(COST));
    assertFalse(record.has(INPUT_COST));
    assertEquals("unpriced", record.text(RecordField.PRICE_STATE));
  }

  @Test
  void explainsItself() {
    Quote quote =
        PriceBook.bundled()
            .quote(
                Calls.call(
                    "provider=anthropic response_model=claude-opus-5-20260724 inference_geo=us"
                        + " uncached_input_tokens=1500 output_tokens=10"));
    assertEquals(
        "priced: anthropic claude-opus-5, for claude-opus-5-20260724 (price book "
            + PriceBook.bundled().version()
            + ")\n"
            + "  1,500 input × 5 USD per million tokens × 1.1 (inference_geo=us) = 8250000 nano-USD"
            + " [BerriAI/litellm model_prices_and_context_window.json, confirmed by"
            + " pydantic/genai-prices, 2026-08-01]\n"
            + "  10 output × 25 USD per million tokens × 1.1 (inference_geo=us) = 275000 nano-USD"
            + " [BerriAI/litellm model_prices_and_context_window.json, confirmed by"
            + " pydantic/genai-prices, 2026-08-01]\n"
            + "  total 8525000 nano-USD = 0.008525000 USD",
        quote.explain());
  }
}
