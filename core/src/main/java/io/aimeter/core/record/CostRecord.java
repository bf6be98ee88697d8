package io.aimeter.core.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one HTTP exchange with an AI provider was, to whom it belongs and what it cost: the fields
 * of {@link RecordField}. Immutable; built with {@link #builder()}. Carries no prompt, no answer
 * and no credential.
 */
public final class CostRecord implements RecordView {
  private static final RecordField[] FIELDS = RecordField.values();

  private final Values values;

  private CostRecord(Values values) {
    this.values = values;
  }

  /** A builder with no field set. */
  public static Builder builder() {
    return new Builder(new Values());
  }

  /** A builder that starts from this record's fields. */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  @Override
  public boolean has(RecordField field) {
    return values.has(field);
  }

  @Override
  public long number(RecordField field, long otherwise) {
    return values.number(field, otherwise);
  }

  @Override
  public String text(RecordField field) {
    return values.text(field);
  }

  @Override
  public Map<String, String> map(RecordField field) {
    return values.map(field);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CostRecord)) {
      return false;
    }
    CostRecord that = (CostRecord) other;
    for (RecordField field : FIELDS) {
      if (has(field) != that.has(field) || !sameValue(that, field)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameValue(CostRecord that, RecordField field) {
    if (!has(field)) {
      return true;
    }
    if (field.type().isNumeric()) {
      return number(field) == that.number(field);
    }
    return field.type() == FieldType.MAP
        ? map(field).equals(that.map(field))
        : text(field).equals(that.text(field));
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The fields present, by column name; for messages and tests. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("CostRecord{");
    for (RecordField field : FIELDS) {
      if (has(field)) {
        out.append(out.length() > 11 ? ", " : "").append(field.column()).append('=');
        if (field.type().isNumeric()) {
          out.append(number(field));
        } else {
          out.append(field.type() == FieldType.MAP ? map(field) : text(field));
        }
      }
    }
    return out.append('}').toString();
  }

  /** Collects fields. Not thread-safe; of no use after {@link #build()}. */
  public static final class Builder implements RecordView {
    private Values values;

    private Builder(Values values) {
      this.values = values;
    }

    /** Sets a numeric field. */
    public Builder set(RecordField field, long value) {
      values.set(field, value);
      return this;
    }

    /** Sets a flag. */
    public Builder set(RecordField field, boolean value) {
      values.set(field, value ? 1 : 0);
      return this;
    }

    /** Sets a text field; null or the empty string leaves it as it is. */
    public Builder set(RecordField field, String value) {
      values.set(field, value);
      return this;
    }

    /** Adds an entry to a map field; a null key or value is passed over. */
    public Builder put(RecordField field, String key, String value) {
      values.put(field, key, value);
      return this;
    }

    /** Makes the field absent. */
    public Builder clear(RecordField field) {
      values.clear(field);
      return this;
    }

    @Override
    public boolean has(RecordField field) {
      return values.has(field);
    }

    @Override
    public long number(RecordField field, long otherwise) {
      return values.number(field, otherwise);
    }

    @Override
    public String text(RecordField field) {
      return values.text(field);
    }

    @Override
    public Map<String, String> map(RecordField field) {
      return values.map(field);
    }

    /** The record of the fields set so far. */
    public CostRecord build() {
      Values built = values;
      values = null;
      return new CostRecord(built);
    }
  }

  /**
   * The storage: a long or an object a field, and a bit that says which are there. A collector
   * holds many thousands of these at a time.
   */
  private static final class Values {
    private static final int WORDS = (RecordField.highestNumber() >> 6) + 1;

    /** Where a field's value is, by its number: among the numbers or among the objects. */
    private static final int[] SLOTS = new int[RecordField.highestNumber() + 1];

    private static final int NUMBERS;
    private static final int OBJECTS;

    static {
      int numeric = 0;
      int others = 0;
      for (RecordField field : FIELDS) {
        SLOTS[field.number()] = field.type().isNumeric() ? numeric++ : others++;
      }
      NUMBERS = numeric;
      OBJECTS = others;
    }

    private final long[] numbers;
    private final Object[] objects;
    private final long[] present;

    /** The map fields whose map is ours alone: others are copied before they are written to. */
    private final long[] ownMaps = new long[WORDS];

    Values() {
      this(new long[NUMBERS], new Object[OBJECTS], new long[WORDS]);
    }

    private Values(long[] numbers, Object[] objects, long[] present) {
      this.numbers = numbers;
      this.objects = objects;
      this.present = present;
    }

    Values copy() {
      return new Values(numbers.clone(), objects.clone(), present.clone());
    }

    boolean has(RecordField field) {
      return isIn(present, field);
    }

    private static boolean isIn(long[] bits, RecordField field) {
      return (bits[field.number() >> 6] >>> field.number() & 1) != 0;
    }

    private static void add(long[] bits, RecordField field) {
      bits[field.number() >> 6] |= 1L << field.number();
    }

    private static int slot(RecordField field) {
      return SLOTS[field.number()];
    }

    long number(RecordField field, long otherwise) {
      require(field.type().isNumeric(), field);
      return has(field) ? numbers[slot(field)] : otherwise;
    }

    String text(RecordField field) {
      require(field.type() == FieldType.TEXT, field);
      return (String) objects[slot(field)];
    }

    @SuppressWarnings("unchecked") // only put() writes here, and only such maps
    Map<String, String> map(RecordField field) {
      require(field.type() == FieldType.MAP, field);
      Object map = objects[slot(field)];
      return map == null ? Collections.emptyMap() : (Map<String, String>) map;
    }

    void set(RecordField field, long value) {
      require(field.type().isNumeric(), field);
      numbers[slot(field)] = value;
      add(present, field);
    }

    void set(RecordField field, String value) {
      require(field.type() == FieldType.TEXT, field);
      if (value != null && !value.isEmpty()) {
        objects[slot(field)] = value;
        add(present, field);
      }
    }

    void put(RecordField field, String key, String value) {
      if (key != null && value != null) {
        Map<String, String> map = map(field);
        if (!isIn(ownMaps, field)) {
          map = new TreeMap<>(map);
          objects[slot(field)] = map;
          add(ownMaps, field);
          add(present, field);
        }
        map.put(key, value);
      }
    }

    void clear(RecordField field) {
      if (!field.type().isNumeric()) {
        objects[slot(field)] = null;
      }
      present[field.number() >> 6] &= ~(1L << field.number());
      ownMaps[field.number() >> 6] &= ~(1L << field.number());
    }

    private static void require(boolean fits, RecordField field) {
      if (!fits) {
        throw new IllegalArgumentException(field + " is " + field.type());
      }
    }
  }
}
