package io.aimeter.query.answer;

import io.aimeter.core.price.PriceBook;
import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.WhatIf;
import io.aimeter.query.Where;
import io.aimeter.query.data.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the calls that were made would have cost with another model. */
public final class WhatIfAnswer {
  private WhatIfAnswer() {}

  /**
   * The calls of a period that pass the conditions, the largest saving first.
   *
   * @param provider whose model it is; null for the one that was called
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(
      Ledger ledger,
      PriceBook book,
      List<String> where,
      TimeRange period,
      String provider,
      String model)
      throws IOException {
    List<WhatIf.Line> lines =
        new WhatIf(ledger, book)
            .run(Where.parse(where), period.since(), period.until(), provider, model);
    return new Answered(answer(lines), notes(lines, model));
  }

  private static List<String> notes(List<WhatIf.Line> lines, String model) {
    if (lines.isEmpty()) {
      return List.of("No such call cost anything in this time.");
    }
    long unpriced = lines.stream().mapToLong(WhatIf.Line::unpriced).sum();
    if (unpriced == 0) {
      return List.of();
    }
    return List.of(
        "",
        "! "
            + Count.of(unpriced, "call")
            + " not in the sums: the price book has no price for what they used of "
            + model
            + ", or had none when they were made. See: aimeter prices show "
            + model);
  }

  private static Answer answer(List<WhatIf.Line> lines) {
    List<List<Object>> rows = new ArrayList<>();
    for (WhatIf.Line line : lines) {
      List<Object> row = new ArrayList<>();
      row.add(line.team());
      row.add(line.app());
      row.add(line.feature());
      row.add(line.model());
      row.add(line.calls());
      row.add(line.cost());
      row.add(line.otherwise());
      row.add(line.otherwise() - line.cost());
      row.add(
          line.cost() == 0
              ? null
              : (Object) ((line.otherwise() - line.cost()) / (double) line.cost()));
      row.add(line.unpriced());
      rows.add(row);
    }
    return new Answer(
        List.of(
            new Answer.Column("team", Answer.Shape.TEXT),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("feature", Answer.Shape.TEXT),
            new Answer.Column("model", Answer.Shape.TEXT),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("cost", Answer.Shape.MONEY),
            new Answer.Column("otherwise", Answer.Shape.MONEY),
            new Answer.Column("change", Answer.Shape.MONEY),
            new Answer.Column("rate", Answer.Shape.SHARE),
            new Answer.Column("unpriced", Answer.Shape.COUNT)),
        rows);
  }
}
