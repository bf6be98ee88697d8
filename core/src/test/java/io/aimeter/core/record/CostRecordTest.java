package io.aimeter.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostRecordTest {
  @Test
  void numbersAndColumnsAreUnique() {
    Set<Object> seen = new HashSet<>();
    for (RecordField field : RecordField.values()) {
      assertTrue(field.number() > 0, field + " has no number");
      assertTrue(seen.add(field.number()), field + ": its number is taken");
      assertTrue(seen.add(field.column()), field + ": its column is taken");
      assertEquals(field, RecordField.ofNumber(field.number()));
    }
    assertNull(RecordField.ofNumber(0));
    assertNull(RecordField.ofNumber(-1));
    assertNull(RecordField.ofNumber(RecordField.highestNumber() + 1));
  }

  /** The wire outlives versions: whoever changes these, breaks what has been written. */
  @Test
  void numbersNeverChange() {
    assertEquals(1, RecordField.INSTANCE.number());
    assertEquals(4, RecordField.STARTED_AT.number());
    assertEquals(33, RecordField.TEAM.number());
    assertEquals(53, RecordField.OUTPUT_TOKENS.number());
    assertEquals(69, RecordField.COST.number());
    assertEquals(77, RecordField.AGENT_VERSION.number());
  }

  @Test
  void aCopyIsApart() {
    CostRecord first =
        CostRecord.builder().set(RecordField.TEAM, "a").put(RecordField.TAGS, "k", "v").build();
    CostRecord.Builder copy = first.toBuilder();
    copy.set(RecordField.TEAM, "b").put(RecordField.TAGS, "k", "w").clear(RecordField.APP);
    assertEquals("a", first.text(RecordField.TEAM));
    assertEquals(Map.of("k", "v"), first.map(RecordField.TAGS));
    assertNotEquals(first, copy.build());
  }

  @Test
  void nullAndEmptyTextLeaveAFieldAsItIs() {
    CostRecord.Builder record = CostRecord.builder().set(RecordField.TEAM, "a");
    record.set(RecordField.TEAM, null).set(RecordField.TEAM, "").set(RecordField.APP, "");
    record.put(RecordField.TAGS, null, "v").put(RecordField.TAGS, "k", null);
    assertEquals("a", record.text(RecordField.TEAM));
    assertFalse(record.has(RecordField.APP));
    assertFalse(record.has(RecordField.TAGS));
    assertEquals(Map.of(), record.map(RecordField.TAGS));
  }

  @Test
  void aClearedFieldIsAbsent() {
    CostRecord.Builder record =
        CostRecord.builder().set(RecordField.COST, 5).put(RecordField.TAGS, "k", "v");
    record.clear(RecordField.COST).clear(RecordField.TAGS);
    assertFalse(record.has(RecordField.COST));
    assertEquals(-1, record.number(RecordField.COST, -1));
    record.put(RecordField.TAGS, "l", "w");
    assertEquals(Map.of("l", "w"), record.map(RecordField.TAGS));
  }

  @Test
  void aWrongTypeIsToldAtOnce() {
    CostRecord.Builder record = CostRecord.builder();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> record.set(RecordField.COST, "5"));
    assertEquals("COST is NUMBER", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> record.set(RecordField.TEAM, 5));
    assertThrows(IllegalArgumentException.class, () -> record.text(RecordField.TAGS));
  }

  @Test
  void showsWhatItHas() {
    CostRecord.Builder record = CostRecord.builder().set(RecordField.TEAM, "a");
    assertEquals(
        "CostRecord{team=a, cost_nano_usd=5}", record.set(RecordField.COST, 5).build().toString());
  }
}
