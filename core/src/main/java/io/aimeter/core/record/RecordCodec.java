package io.aimeter.core.record;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The binary form of a {@link CostRecord}: one format byte, then the fields present in number
 * order, each as a tag ({@code number * 2 + kind}, a varint) and a value. Kind 0 is a zig-zag
 * varint, kind 1 is a length and that many bytes. A reader passes over a field it does not know by
 * its kind alone, so an older reader reads a newer writer's records and the other way round.
 * Stateless, thread-safe.
 */
public final class RecordCodec {
  /** The format byte. It changes only if the framing above does, never for a new field. */
  public static final byte FORMAT = 1;

  /** No record is longer: texts and maps are cut, and the table of fields is finite. */
  public static final int MAX_RECORD_BYTES = 48 * 1024;

  /** Text is cut to this many bytes, at a character's border. */
  public static final int MAX_TEXT_BYTES = 512;

  /** A map keeps the entries that fit into this many bytes, in key order. */
  public static final int MAX_MAP_BYTES = 4 * 1024;

  private static final int KIND_VARINT = 0;
  private static final int KIND_BYTES = 1;
  private static final RecordField[] FIELDS = RecordField.values();

  private RecordCodec() {}

  /**
   * Appends the record's binary form to the buffer.
   *
   * @throws BufferOverflowException if the record does not fit; {@link #MAX_RECORD_BYTES} always
   *     suffice
   */
  public static void encode(RecordView record, ByteBuffer out) {
    out.put(FORMAT);
    for (RecordField field : FIELDS) {
      if (!record.has(field)) {
        continue;
      }
      if (field.type().isNumeric()) {
        putVarint(out, field.number() * 2L + KIND_VARINT);
        putVarint(out, zigZag(record.number(field)));
      } else if (field.type() == FieldType.TEXT) {
        putVarint(out, field.number() * 2L + KIND_BYTES);
        putText(out, record.text(field));
      } else {
        putVarint(out, field.number() * 2L + KIND_BYTES);
        putMap(out, record.map(field));
      }
    }
  }

  /**
   * Reads a record from the whole rest of the buffer.
   *
   * @throws IllegalArgumentException if the bytes are no record of a format this version reads
   */
  public static CostRecord decode(ByteBuffer in) {
    return decode(in, null);
  }

  /**
   * Reads a record like {@link #decode(ByteBuffer)}, with the texts that come again and again taken
   * from those read before.
   *
   * @param texts the reading thread's own; null: every text is made anew
   */
  public static CostRecord decode(ByteBuffer in, Texts texts) {
    try {
      byte format = in.get();
      if (format != FORMAT) {
        throw new IllegalArgumentException("record format " + format + " is not " + FORMAT);
      }
      CostRecord.Builder record = CostRecord.builder();
      while (in.hasRemaining()) {
        long tag = getVarint(in);
        if (tag == 0) {
          break; // Chronicle pads an excerpt with zeros; no field has the number 0
        }
        decodeField(in, fieldOf(tag >>> 1), (int) (tag & 1), record, texts);
      }
      return record.build();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the record ends in the middle of a field", e);
    }
  }

  private static RecordField fieldOf(long number) {
    return number > Integer.MAX_VALUE ? null : RecordField.ofNumber((int) number);
  }

  private static void decodeField(
      ByteBuffer in, RecordField field, int kind, CostRecord.Builder record, Texts texts) {
    if (kind == KIND_VARINT) {
      long value = unZigZag(getVarint(in));
      if (field != null && field.type().isNumeric()) {
        record.set(field, value);
      }
      return;
    }
    int length = length(in);
    int end = in.position() + length;
    if (field != null && field.type() == FieldType.TEXT) {
      record.set(field, text(in, length, texts));
    } else if (field != null && field.type() == FieldType.MAP) {
      int outer = in.limit();
      in.limit(end);
      while (in.hasRemaining()) {
        String key = text(in, length(in), texts);
        record.put(field, key, text(in, length(in), texts));
      }
      in.limit(outer);
    }
    in.position(end);
  }

  private static int length(ByteBuffer in) {
    long length = getVarint(in);
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a field of " + length + " bytes does not fit");
    }
    return (int) length;
  }

  private static String text(ByteBuffer in, int length, Texts texts) {
    byte[] bytes;
    int from = 0;
    if (in.hasArray()) {
      bytes = in.array();
      from = in.arrayOffset() + in.position();
      in.position(in.position() + length);
    } else {
      bytes = new byte[length];
      in.get(bytes);
    }
    return texts == null
        ? new String(bytes, from, length, StandardCharsets.UTF_8)
        : texts.of(bytes, from, length);
  }

  /**
   * Texts that were read before, by their bytes: most of a record's are the same as in the record
   * before it, and one that is there need neither be decoded nor take room again. Bounded: a text
   * takes the place of another one. For one thread.
   */
  public static final class Texts {
    private static final int SIZE = 1 << 13;
    private static final int LONGEST = 64;

    private final byte[][] keys = new byte[SIZE][];
    private final String[] texts = new String[SIZE];

    String of(byte[] bytes, int from, int length) {
      if (length > LONGEST) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
      }
      int hash = length;
      for (int i = from; i < from + length; i++) {
        hash = 31 * hash + bytes[i];
      }
      int slot = (hash ^ hash >>> 15) & SIZE - 1;
      byte[] key = keys[slot];
      if (key != null && Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
        return texts[slot];
      }
      keys[slot] = Arrays.copyOfRange(bytes, from, from + length);
      texts[slot] = new String(bytes, from, length, StandardCharsets.UTF_8);
      return texts[slot];
    }
  }

  private static void putText(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    if (length > MAX_TEXT_BYTES) {
      length = MAX_TEXT_BYTES;
      while ((bytes[length] & 0xC0) == 0x80) {
        length--;
      }
    }
    putVarint(out, length);
    out.put(bytes, 0, length);
  }

  /** Writes the entries in place and their length before them, as a varint of always two bytes. */
  private static void putMap(ByteBuffer out, Map<String, String> map) {
    int start = out.position();
    out.putShort((short) 0);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      int before = out.position();
      putText(out, entry.getKey());
      putText(out, entry.getValue());
      if (out.position() - start - 2 > MAX_MAP_BYTES) {
        out.position(before);
        break;
      }
    }
    int length = out.position() - start - 2;
    out.put(start, (byte) ((length & 0x7F) | 0x80));
    out.put(start + 1, (byte) (length >>> 7));
  }

  private static long zigZag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  private static void putVarint(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long getVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number runs over 64 bits");
  }
}
