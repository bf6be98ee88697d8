package io.aimeter.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * A value for each {@link Measure}; null where no record says one, which is not zero. Immutable.
 */
public final class Totals {
  private final Map<Measure, Long> values;

  private Totals(Map<Measure, Long> values) {
    this.values = values;
  }

  /** Reads the measures from the columns that bear their keys. */
  static Totals of(ResultSet row) throws SQLException {
    Map<Measure, Long> values = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      long value = row.getLong(measure.key());
      if (!row.wasNull() || measure.isCount()) {
        values.put(measure, value);
      }
    }
    return new Totals(values);
  }

  /** The sums of no records. */
  static Totals none() {
    Map<Measure, Long> values = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (measure.isCount()) {
        values.put(measure, 0L);
      }
    }
    return new Totals(values);
  }

  /** The value, or null where no record says one. */
  public Long get(Measure measure) {
    return values.get(measure);
  }

  /** The value, 0 where no record says one. */
  public long number(Measure measure) {
    return values.getOrDefault(measure, 0L);
  }

  /** All tokens, each once. */
  public long tokens() {
    return Measure.tokenKinds().stream().mapToLong(this::number).sum();
  }
}
