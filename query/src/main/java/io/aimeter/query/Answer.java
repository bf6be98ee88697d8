package io.aimeter.query;

import java.time.Instant;
import java.util.List;

/**
 * Rows of values under named columns, for people and machines alike. Immutable.
 *
 * @param rows the values in the columns' order, null where there is none
 */
public record Answer(List<Column> columns, List<List<Object>> rows) {
  /** What a column's values are. */
  public enum Shape {
    /** A {@link String}. */
    TEXT,
    /** A {@link String}: a sentence about its row, which tables for people have below it. */
    NOTE,
    /** A {@link List} of texts. */
    TEXTS,
    /** A {@link Long}. */
    COUNT,
    /** A {@link Long}: nano-USD. */
    MONEY,
    /** A {@link Double}, 1 for all. */
    SHARE,
    /** A {@link List} of {@link Long}s: nano-USD, one time after the other. */
    SERIES,
    /**
     * A {@link Double}, 1 for all, that people see as a bar; machines have it as a share already.
     */
    BAR,
    /** A {@link Double}. */
    TENTHS,
    /** An {@link Instant}. */
    MOMENT
  }

  /**
   * A column.
   *
   * @param name for machines: lower case, words joined by underscores
   */
  public record Column(String name, Shape shape) {}
}
