package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.Spike;
import io.aimeter.query.SpikeQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** When far more was spent than usual, and what caused it. */
public final class SpikesAnswer {
  private SpikesAnswer() {}

  /**
   * The spikes of a period, the dearest first.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, TimeRange period) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Spike spike : new SpikeQuery(ledger).run(period.since(), period.until())) {
      List<Object> row = new ArrayList<>();
      row.add(spike.causes());
      row.add(spike.causes().isEmpty() ? null : (Object) spike.explained());
      row.add(spike.since());
      row.add(spike.until());
      row.add(spike.expected());
      row.add(spike.spent());
      row.add(spike.excess());
      row.add(spike.release() == null ? null : spike.release().app());
      row.add(spike.release() == null ? null : spike.release().release());
      row.add(spike.release() == null ? null : spike.release().since());
      rows.add(row);
    }
    List<Answer.Column> columns =
        List.of(
            new Answer.Column("cause", Answer.Shape.TEXTS),
            new Answer.Column("explains", Answer.Shape.SHARE),
            new Answer.Column("since", Answer.Shape.MOMENT),
            new Answer.Column("until", Answer.Shape.MOMENT),
            new Answer.Column("usual", Answer.Shape.MONEY),
            new Answer.Column("spent", Answer.Shape.MONEY),
            new Answer.Column("excess", Answer.Shape.MONEY),
            new Answer.Column("app", Answer.Shape.TEXT),
            new Answer.Column("release", Answer.Shape.TEXT),
            new Answer.Column("released", Answer.Shape.MOMENT));
    return new Answered(
        new Answer(columns, rows),
        rows.isEmpty()
            ? List.of("No spike in this time, as far as the weeks before tell what is usual.")
            : List.of());
  }
}
