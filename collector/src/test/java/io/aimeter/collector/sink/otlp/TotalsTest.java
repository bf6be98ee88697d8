package io.aimeter.collector.sink.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static CostRecord of(String team, long cost) {
    return CostRecord.builder().set(RecordField.TEAM, team).set(RecordField.COST, cost).build();
  }

  @Test
  void beyondTheMostSeriesSumsAreKeptAndNamesAreNot() {
    Totals totals = new Totals(3);
    for (int i = 0; i < 10; i++) {
      totals.add(of("team-" + i, 1L << i), 1);
      totals.add(of("team-0", 1), 1);
    }
    List<Series> series = totals.all();
    assertEquals(3, series.size());
    assertEquals(1023 + 10, series.stream().mapToLong(Series::total).sum());
    Series beyond = series.stream().filter(one -> one.values().isEmpty()).findFirst().orElseThrow();
    assertEquals(1023 - 3, beyond.total());
  }

  @Test
  void whatIsRestoredGoesOn() {
    Totals before = new Totals(2);
    before.add(of("a", 1), 5);
    before.add(of("b", 2), 6);
    Totals after = new Totals(2);
    before.all().stream().map(series -> SinkState.Row.of(series).series()).forEach(after::restore);
    after.add(of("b", 2), 9);
    after.add(of("a", 10), 9);
    assertEquals(2, after.all().size());
    assertTrue(after.all().stream().allMatch(series -> series.since() < 9));
    assertEquals(15, after.all().stream().mapToLong(Series::total).sum());
  }
}
