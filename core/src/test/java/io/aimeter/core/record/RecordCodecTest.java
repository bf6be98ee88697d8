package io.aimeter.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final long[] EDGES = {
    0, 1, -1, 63, 64, -64, -65, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE, 1_795_000_000_000_000_000L
  };

  private static byte[] encoded(RecordView record) {
    ByteBuffer out = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    RecordCodec.encode(record, out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static CostRecord decoded(byte[] bytes) {
    return RecordCodec.decode(ByteBuffer.wrap(bytes));
  }

  private static CostRecord random(Random random) {
    CostRecord.Builder record = CostRecord.builder();
    for (RecordField field : RecordField.values()) {
      if (random.nextInt(3) == 0) {
        continue;
      }
      switch (field.type()) {
        case TEXT -> record.set(field, text(random));
        case FLAG -> record.set(field, random.nextBoolean());
        case MAP -> {
          for (int i = random.nextInt(5); i > 0; i--) {
            record.put(field, text(random), random.nextBoolean() ? text(random) : "");
          }
        }
        default ->
            record.set(
                field,
                random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong());
      }
    }
    return record.build();
  }

  private static String text(Random random) {
    int[] alphabets = {'a', 'é', '語', 0x1F600};
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(alphabets[random.nextInt(alphabets.length)] + random.nextInt(20));
    }
    return text.toString();
  }

  @Test
  void anyRecordSurvivesTheRoundTrip() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      CostRecord record = random(random);
      CostRecord again = decoded(encoded(record));
      assertEquals(record, again);
      assertEquals(record.hashCode(), again.hashCode());
    }
  }

  /** As Chronicle pads an excerpt to a multiple of four. */
  @Test
  void zerosBehindARecordAreNoPartOfIt() {
    CostRecord record = random(new Random(5));
    byte[] bytes = encoded(record);
    for (int zeros = 1; zeros <= 4; zeros++) {
      assertEquals(record, decoded(Arrays.copyOf(bytes, bytes.length + zeros)));
    }
  }

  @Test
  void absentIsNotZero() {
    CostRecord zero = CostRecord.builder().set(RecordField.OUTPUT_TOKENS, 0).build();
    CostRecord absent = CostRecord.builder().build();
    assertTrue(decoded(encoded(zero)).has(RecordField.OUTPUT_TOKENS));
    assertFalse(decoded(encoded(absent)).has(RecordField.OUTPUT_TOKENS));
    assertNotEquals(zero, absent);
    assertEquals(9, decoded(encoded(absent)).number(RecordField.OUTPUT_TOKENS, 9));
  }

  @Test
  void anOlderReaderPassesOverFieldsOfANewerWriter() {
    CostRecord record =
        CostRecord.builder().set(RecordField.TEAM, "t").set(RecordField.OUTPUT_TOKENS, 7).build();
    ByteArrayOutputStream newer = new ByteArrayOutputStream();
    newer.writeBytes(encoded(record));
    for (long number : new long[] {RecordField.highestNumber() + 1, 5_000, 1L << 40}) {
      writeVarint(newer, number * 2); // a number we do not know
      writeVarint(newer, Long.MAX_VALUE);
      writeVarint(newer, number * 2 + 1); // bytes we do not know
      writeVarint(newer, 300);
      newer.writeBytes(new byte[300]);
    }
    // A field of ours that a newer version would write in another form is passed over as well.
    writeVarint(newer, RecordField.APP.number() * 2L);
    writeVarint(newer, 5);
    writeVarint(newer, RecordField.PAGES.number() * 2L + 1);
    writeVarint(newer, 2);
    newer.writeBytes(new byte[2]);

    assertEquals(record, decoded(newer.toByteArray()));
  }

  @Test
  void aFieldNumberBeyondAnIntIsNotTakenForOneOfOurs() {
    ByteArrayOutputStream newer = new ByteArrayOutputStream();
    newer.write(RecordCodec.FORMAT);
    writeVarint(newer, ((1L << 32) + RecordField.OUTPUT_TOKENS.number()) * 2);
    writeVarint(newer, 14);
    assertEquals(CostRecord.builder().build(), decoded(newer.toByteArray()));
  }

  private static void writeVarint(ByteArrayOutputStream out, long value) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      out.write((int) ((rest & 0x7F) | 0x80));
    }
    out.write((int) rest);
  }

  @Test
  void everyTruncationIsToldOrCutsBetweenFields() {
    CostRecord record = random(new Random(11));
    byte[] bytes = encoded(record);
    int told = 0;
    for (int length = 0; length < bytes.length; length++) {
      try {
        assertNotEquals(record, decoded(Arrays.copyOf(bytes, length)));
      } catch (IllegalArgumentException e) {
        told++;
      }
    }
    assertTrue(told > bytes.length / 2, told + " of " + bytes.length);
    IllegalArgumentException cut =
        assertThrows(
            IllegalArgumentException.class, () -> decoded(Arrays.copyOf(bytes, bytes.length - 1)));
    assertTrue(cut.getMessage().contains("field"), cut.getMessage());
  }

  @Test
  void otherBytesNeverDoWorse() {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      bytes[0] = RecordCodec.FORMAT;
      try {
        decoded(bytes);
      } catch (IllegalArgumentException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
  }

  @Test
  void anotherFormatIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> decoded(new byte[] {9, 0, 0}));
    assertEquals("record format 9 is not 1", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> decoded(new byte[0]));
  }

  @Test
  void longTextIsCutAtACharactersBorder() {
    for (String character : new String[] {"a", "é", "語", "😀"}) {
      for (String before : new String[] {"", "x", "xx", "xxx"}) {
        String text = before + character.repeat(600);
        CostRecord record = CostRecord.builder().set(RecordField.APP, text).build();
        String kept = decoded(encoded(record)).text(RecordField.APP);
        assertTrue(text.startsWith(kept), kept);
        int bytes = kept.getBytes(StandardCharsets.UTF_8).length;
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(
            bytes <= RecordCodec.MAX_TEXT_BYTES && bytes > RecordCodec.MAX_TEXT_BYTES - width,
            bytes + " bytes");
      }
    }
    String fits = "é".repeat(RecordCodec.MAX_TEXT_BYTES / 2);
    CostRecord whole = CostRecord.builder().set(RecordField.APP, fits).build();
    assertEquals(whole, decoded(encoded(whole)));
  }

  @Test
  void aMapKeepsItsFirstEntriesWithinTheCap() {
    CostRecord.Builder record = CostRecord.builder();
    for (int i = 0; i < 1_000; i++) {
      record.put(RecordField.TAGS, "key" + (1_000 + i), "value");
    }
    Map<String, String> kept = decoded(encoded(record)).map(RecordField.TAGS);
    // An entry takes 1 + 7 + 1 + 5 bytes.
    assertEquals(RecordCodec.MAX_MAP_BYTES / 14, kept.size());
    assertTrue(kept.containsKey("key1000"));
    assertFalse(kept.containsKey("key1999"));
  }

  @Test
  void theLargestRecordFits() {
    CostRecord.Builder record = CostRecord.builder();
    for (RecordField field : RecordField.values()) {
      switch (field.type()) {
        case TEXT -> record.set(field, "語".repeat(2_000));
        case MAP -> {
          for (int i = 0; i < 100; i++) {
            record.put(field, "k" + i + "x".repeat(1_000), "y".repeat(1_000));
          }
        }
        default -> record.set(field, Long.MIN_VALUE);
      }
    }
    assertTrue(encoded(record).length < RecordCodec.MAX_RECORD_BYTES);
    assertThrows(
        BufferOverflowException.class, () -> RecordCodec.encode(record, ByteBuffer.allocate(100)));
  }

  @Test
  void anOrdinaryRecordIsSmall() {
    CostRecord.Builder record = CostRecord.builder();
    record.set(RecordField.INSTANCE, "20261120T101112-4711-9f86d081");
    record.set(RecordField.SEQUENCE, 1_000);
    record.set(RecordField.STARTED_AT, 1_795_000_000_000_000_000L);
    record.set(RecordField.DURATION, 900_000_000L);
    record.set(RecordField.PROVIDER, "openai").set(RecordField.SERVER_ADDRESS, "api.openai.com");
    record.set(RecordField.OPERATION, "chat").set(RecordField.REQUEST_MODEL, "gpt-4o");
    record.set(RecordField.RESPONSE_MODEL, "gpt-4o-2024-08-06");
    record.set(RecordField.TEAM, "payments").set(RecordField.APP, "checkout");
    record.set(RecordField.UNCACHED_INPUT_TOKENS, 1_200).set(RecordField.OUTPUT_TOKENS, 300);
    record.set(RecordField.COST, 6_000_000);
    int bytes = encoded(record).length;
    assertTrue(bytes < 200, bytes + " bytes");
  }
}
