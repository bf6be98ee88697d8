package io.aimeter.query.reconcile;

import io.aimeter.query.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A bill beside what was metered.
 *
 * @param bill whose it is
 * @param formats what the files were, in people's words
 * @param first the first day of the bill, UTC
 * @param last the last one
 * @param rows what differs most first
 * @param total of all
 */
public record Reconciliation(
    Bill bill,
    List<String> formats,
    LocalDate first,
    LocalDate last,
    List<Reconciled> rows,
    Reconciled total) {

  /** The rows as an answer; a column that no file can fill is not there. */
  public Answer answer() {
    boolean days = rows.stream().anyMatch(row -> row.day() != null);
    boolean models = rows.stream().anyMatch(row -> row.model() != null);
    boolean tokens = total.billedTokens() != null;
    boolean money = total.billed() != null;
    List<Answer.Column> columns = new ArrayList<>();
    add(columns, days, "day", Answer.Shape.TEXT);
    add(columns, models, "model", Answer.Shape.TEXT);
    add(columns, true, "calls", Answer.Shape.COUNT);
    add(columns, tokens, "metered_tokens", Answer.Shape.COUNT);
    add(columns, tokens, "billed_tokens", Answer.Shape.COUNT);
    add(columns, true, "metered", Answer.Shape.MONEY);
    add(columns, money, "billed", Answer.Shape.MONEY);
    add(columns, money, "unexplained", Answer.Shape.MONEY);
    add(columns, true, "why", Answer.Shape.TEXT);
    List<List<Object>> all = new ArrayList<>();
    for (Reconciled row : rows) {
      List<Object> cells = new ArrayList<>();
      add(cells, days, row.day() == null ? null : row.day().toString());
      add(cells, models, row.model());
      add(cells, true, row.calls());
      add(cells, tokens, row.meteredTokens());
      add(cells, tokens, row.billedTokens());
      add(cells, true, row.metered());
      add(cells, money, row.billed());
      add(cells, money, row.unexplained());
      add(cells, true, row.why());
      all.add(cells);
    }
    return new Answer(columns, all);
  }

  private static void add(
      List<Answer.Column> columns, boolean there, String name, Answer.Shape shape) {
    if (there) {
      columns.add(new Answer.Column(name, shape));
    }
  }

  private static void add(List<Object> cells, boolean there, Object value) {
    if (there) {
      cells.add(value);
    }
  }
}
