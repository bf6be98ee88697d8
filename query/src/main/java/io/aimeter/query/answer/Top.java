package io.aimeter.query.answer;

import io.aimeter.query.BadInput;
import java.util.List;

/** Of many rows the first. */
public final class Top {
  private Top() {}

  /**
   * How many rows are asked for.
   *
   * @throws BadInput if that is none
   */
  public static int checked(int top) {
    if (top < 1) {
      throw new BadInput("--top: " + top + " is less than 1");
    }
    return top;
  }

  /** What people are told of rows that are not shown. */
  public static List<String> note(int rows, int top) {
    return rows > top ? List.of("… and " + (rows - top) + " more; --top shows them.") : List.of();
  }
}
