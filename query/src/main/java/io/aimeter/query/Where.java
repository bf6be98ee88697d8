package io.aimeter.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A condition on a dimension, as people type it: {@code feature=search} or {@code model=gpt-*}. */
public final class Where {
  private final Grouping dimension;
  private final String value;

  private Where(Grouping dimension, String value) {
    this.dimension = dimension;
    this.value = value;
  }

  /**
   * Conditions that must all hold.
   *
   * @throws BadInput if one is no condition, or of no dimension
   */
  public static List<Where> parse(List<String> texts) {
    return texts.stream().map(Where::parse).toList();
  }

  private static Where parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new BadInput(
          "--where: '" + text + "' is no condition; give DIMENSION=VALUE, such as model=gpt-*");
    }
    Grouping dimension = Grouping.parse("--where", text.substring(0, equals));
    if (dimension.isTime()) {
      throw new BadInput("--where: give times with --since and --until");
    }
    return new Where(dimension, text.substring(equals + 1));
  }

  /** The condition on the store's rows; a star stands for anything. */
  String sql() {
    LocalClock clock = new LocalClock(ZoneOffset.UTC, Instant.EPOCH, Instant.EPOCH);
    String like =
        value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%');
    return dimension.sql(clock) + " LIKE " + Sql.text(like) + " ESCAPE '\\'";
  }
}
