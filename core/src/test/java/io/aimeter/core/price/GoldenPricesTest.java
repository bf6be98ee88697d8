package io.aimeter.core.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bundled book against prices computed by hand: {@code vectors.txt}. */
class GoldenPricesTest {
  private static final RecordField[] COSTS = {
    RecordField.COST,
    RecordField.INPUT_COST,
    RecordField.CACHE_READ_COST,
    RecordField.CACHE_WRITE_COST,
    RecordField.OUTPUT_COST,
    RecordField.OTHER_COST
  };

  private static List<String> vectors() {
    try (InputStream in = GoldenPricesTest.class.getResourceAsStream("vectors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyVector() {
    return vectors().stream()
        .map(line -> List.of(line.split("\\|", -1)))
        .map(row -> DynamicTest.dynamicTest(row.get(0).trim(), () -> check(row)));
  }

  @Test
  void thereAreVectors() {
    assertTrue(vectors().size() >= 200, "only " + vectors().size());
  }

  private static void check(List<String> row) {
    CostRecord.Builder record = Calls.call(row.get(1));
    String expected = row.get(2).trim();

    Quote quote = PriceBook.bundled().quote(record);
    quote.applyTo(record);

    assertEquals(PriceBook.bundled().version(), record.text(RecordField.PRICE_VERSION));
    if (expected.equals("unpriced")) {
      assertEquals("unpriced", record.text(RecordField.PRICE_STATE), quote::explain);
      for (RecordField cost : COSTS) {
        assertFalse(record.has(cost), () -> cost + " is set: " + quote.explain());
      }
    } else {
      boolean free = expected.equals("free");
      boolean stated = expected.startsWith("stated ");
      expected = stated ? expected.substring("stated ".length()) : expected;
      String state = free ? "free" : stated ? "stated" : "priced";
      assertEquals(state, record.text(RecordField.PRICE_STATE), quote::explain);
      assertEquals(free ? "0 = 0 + 0 + 0 + 0 + 0" : expected, told(record), () -> quote.explain());
    }
  }

  private static String told(CostRecord.Builder record) {
    StringBuilder told = new StringBuilder();
    for (RecordField cost : COSTS) {
      assertTrue(record.has(cost), () -> cost + " is absent");
      told.append(told.length() == 0 ? "" : told.indexOf("=") < 0 ? " = " : " + ");
      told.append(record.number(cost));
    }
    return told.toString();
  }
}
