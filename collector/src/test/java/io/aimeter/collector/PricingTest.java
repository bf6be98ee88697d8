package io.aimeter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static CostRecord.Builder gpt4o() {
    return TestRecords.record("i", 1).toBuilder()
        .set(RecordField.CALL_TYPE, "chat")
        .set(RecordField.OPERATION, "chat")
        .set(RecordField.REQUEST_MODEL, "gpt-4o")
        .set(RecordField.RESPONSE_MODEL, "gpt-4o-2024-08-06")
        .set(RecordField.HTTP_STATUS, 200)
        .set(RecordField.USAGE_SOURCE, "reported")
        .set(RecordField.UNCACHED_INPUT_TOKENS, 0)
        .set(RecordField.OUTPUT_TOKENS, 1_000_000);
  }

  private static CostRecord priced(CostRecord record, boolean ownOverlay) {
    return new Pricing(PriceBook.bundled(), ownOverlay).priced(record);
  }

  @Test
  void theCollectorsBookWins() {
    CostRecord priced = priced(gpt4o().build(), false);
    assertEquals(10_000_000_000L, priced.number(RecordField.COST));
    assertEquals("priced", priced.text(RecordField.PRICE_STATE));
    assertNotEquals("agent", priced.text(RecordField.PRICE_VERSION));
  }

  @Test
  void whatItCannotPriceStaysAsTheAgentPricedIt() {
    CostRecord record = TestRecords.record("i", 7);
    assertEquals(record, priced(record, false));
  }

  @Test
  void anAgentsOverlayIsNotUndoneByABookWithoutOne() {
    CostRecord record = gpt4o().set(RecordField.PRICE_VERSION, "2026-11-01/own").build();
    assertEquals(record, priced(record, false));
    assertEquals(10_000_000_000L, priced(record, true).number(RecordField.COST));
  }

  @Test
  void aConnectionIsNoCallAndGetsNoPrice() {
    CostRecord record =
        CostRecord.builder()
            .set(RecordField.CALL_TYPE, RecordField.UNMETERED)
            .set(RecordField.BILLABLE, false)
            .build();
    assertEquals(record, priced(record, false));
  }

  /** One absurd record must not stop the others for ever. */
  @Test
  void aCostBeyondAllMoneyLeavesTheRecordAsItIs() {
    CostRecord record = gpt4o().set(RecordField.OUTPUT_TOKENS, Long.MAX_VALUE).build();
    assertEquals(record, priced(record, false));
  }
}
