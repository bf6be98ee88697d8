package io.aimeter.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A condition on a dimension, as people type it: {@code feature=search}, {@code model=gpt-*},
 * {@code team!=ops}, or {@code team=} for what has none. Immutable.
 */
public final class Where {
  private static final LocalClock NO_CLOCK =
      new LocalClock(ZoneOffset.UTC, Instant.EPOCH, Instant.EPOCH);

  private final Grouping dimension;
  private final boolean isNot;
  private final String value;

  private Where(Grouping dimension, boolean isNot, String value) {
    this.dimension = dimension;
    this.isNot = isNot;
    this.value = value;
  }

  /**
   * Conditions that must all hold; of several values of one dimension, any.
   *
   * @throws BadInput if one is no condition, or of no dimension
   */
  public static List<Where> parse(List<String> texts) {
    return texts.stream().map(Where::parse).toList();
  }

  private static Where parse(String text) {
    int equals = text.indexOf('=');
    boolean isNot = equals > 0 && text.charAt(equals - 1) == '!';
    int end = isNot ? equals - 1 : equals;
    if (end < 1) {
      throw new BadInput(
          "--where: '" + text + "' is no condition; give DIMENSION=VALUE, such as model=gpt-*");
    }
    Grouping dimension = Grouping.parse("--where", text.substring(0, end));
    if (dimension.isTime()) {
      throw new BadInput("--where: give times with --since and --until");
    }
    return new Where(dimension, isNot, text.substring(equals + 1));
  }

  /** Whether days' sums can tell what passes. */
  static boolean areOfCells(List<Where> conditions) {
    return Cells.canAnswer(conditions.stream().map(where -> where.dimension).toList());
  }

  /** The conditions on the store's rows. */
  static String sql(List<Where> conditions) {
    Map<String, StringJoiner> any = new LinkedHashMap<>();
    StringJoiner all = new StringJoiner(" AND ");
    for (Where where : conditions) {
      if (where.isNot) {
        all.add("NOT " + where.holds());
      } else {
        any.computeIfAbsent(where.dimension.name(), none -> new StringJoiner(" OR ", "(", ")"))
            .add(where.holds());
      }
    }
    any.values().forEach(each -> all.add(each.toString()));
    return all.toString();
  }

  /** Whether a row has the value, never null; a star stands for anything. */
  private String holds() {
    String like =
        value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%');
    String column = "(" + dimension.sql(NO_CLOCK) + ")";
    return value.isEmpty()
        ? "(coalesce(" + column + ", '') = '')"
        : "coalesce(" + column + " LIKE " + Sql.text(like) + " ESCAPE '\\', false)";
  }
}
