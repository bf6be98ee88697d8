package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.Trend;
import io.aimeter.query.TrendQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where spend grows fastest, and why. */
public final class TrendAnswer {
  private TrendAnswer() {}

  /**
   * A period against that of the same length before; people see the total as well.
   *
   * @throws BadInput if a dimension is none, or a time
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, List<String> by, TimeRange period, int top)
      throws IOException {
    List<Grouping> groupings = groupings(by);
    Top.checked(top);
    Trend trend = new TrendQuery(ledger).run(groupings, period.since(), period.until());
    List<Answer.Column> columns = columns(groupings);
    List<List<Object>> rows = new ArrayList<>();
    trend.lines().stream().limit(top).forEach(line -> rows.add(row(line, line.keys())));
    if (rows.isEmpty()) {
      return new Answered(
          new Answer(columns, rows),
          List.of("Nothing was spent in this period or the one before."));
    }
    List<List<Object>> withTotal = new ArrayList<>(rows);
    withTotal.add(row(trend.total(), nameOfTotal(groupings.size())));
    List<String> notes = new ArrayList<>(Top.note(trend.lines().size(), top));
    notes.add("");
    notes.add(
        "change = volume (calls) + mix (models) + tokens (a call) + price (a token), exactly.");
    return new Answered(new Answer(columns, rows), new Answer(columns, withTotal), notes);
  }

  private static List<Grouping> groupings(List<String> by) {
    List<Grouping> groupings = Grouping.parse(by);
    for (Grouping grouping : groupings) {
      if (grouping.isTime()) {
        throw new BadInput(
            "--by: a trend compares two periods, of any dimension but " + grouping.name());
      }
    }
    return groupings;
  }

  private static List<String> nameOfTotal(int columns) {
    List<String> name = new ArrayList<>(List.of("total"));
    while (name.size() < columns) {
      name.add("");
    }
    return name;
  }

  private static List<Answer.Column> columns(List<Grouping> groupings) {
    List<Answer.Column> columns = new ArrayList<>();
    for (Grouping grouping : groupings) {
      columns.add(new Answer.Column(grouping.name(), Answer.Shape.TEXT));
    }
    columns.add(new Answer.Column("before", Answer.Shape.MONEY));
    columns.add(new Answer.Column("now", Answer.Shape.MONEY));
    columns.add(new Answer.Column("change", Answer.Shape.MONEY));
    columns.add(new Answer.Column("rate", Answer.Shape.SHARE));
    columns.add(new Answer.Column("volume", Answer.Shape.MONEY));
    columns.add(new Answer.Column("mix", Answer.Shape.MONEY));
    columns.add(new Answer.Column("tokens", Answer.Shape.MONEY));
    columns.add(new Answer.Column("price", Answer.Shape.MONEY));
    columns.add(new Answer.Column("series", Answer.Shape.SERIES));
    return columns;
  }

  private static List<Object> row(Trend.Line line, List<String> keys) {
    List<Object> row = new ArrayList<>(keys);
    row.add(line.spentBefore());
    row.add(line.spent());
    row.add(line.spent() - line.spentBefore());
    row.add(line.rate());
    row.add(line.growth().volume());
    row.add(line.growth().mix());
    row.add(line.growth().tokens());
    row.add(line.growth().price());
    row.add(line.series());
    return row;
  }
}
