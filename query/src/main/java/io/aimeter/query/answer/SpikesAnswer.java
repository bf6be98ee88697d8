package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.NewRelease;
import io.aimeter.query.Spike;
import io.aimeter.query.SpikeQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** When far more was spent than usual, and what caused it. */
public final class SpikesAnswer {
  private SpikesAnswer() {}

  /**
   * The spikes of a period, the dearest first.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, TimeRange period) throws IOException {
    List<Spike> spikes = new SpikeQuery(ledger).run(period.since(), period.until());
    return new Answered(
        answer(spikes, false),
        answer(spikes, true),
        spikes.isEmpty()
            ? List.of("No spike in this time, as far as the weeks before tell what is usual.")
            : List.of());
  }

  private static Answer answer(List<Spike> spikes, boolean forPeople) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("cause", Answer.Shape.TEXTS));
    columns.add(new Answer.Column("explains", Answer.Shape.SHARE));
    columns.add(new Answer.Column("since", Answer.Shape.MOMENT));
    columns.add(new Answer.Column("until", Answer.Shape.MOMENT));
    columns.add(new Answer.Column("usual", Answer.Shape.MONEY));
    columns.add(new Answer.Column("spent", Answer.Shape.MONEY));
    columns.add(new Answer.Column("excess", Answer.Shape.MONEY));
    if (forPeople) {
      columns.add(new Answer.Column("release", Answer.Shape.NOTE));
    } else {
      columns.add(new Answer.Column("app", Answer.Shape.TEXT));
      columns.add(new Answer.Column("release", Answer.Shape.TEXT));
      columns.add(new Answer.Column("released", Answer.Shape.MOMENT));
    }
    return new Answer(columns, spikes.stream().map(spike -> row(spike, forPeople)).toList());
  }

  private static List<Object> row(Spike spike, boolean forPeople) {
    List<Object> row = new ArrayList<>();
    row.add(spike.causes());
    row.add(spike.causes().isEmpty() ? null : (Object) spike.explained());
    row.add(spike.since());
    row.add(spike.until());
    row.add(spike.expected());
    row.add(spike.spent());
    row.add(spike.excess());
    NewRelease release = spike.release();
    if (forPeople) {
      row.add(release == null ? null : told(release));
    } else {
      row.add(release == null ? null : release.app());
      row.add(release == null ? null : release.release());
      row.add(release == null ? null : release.since());
    }
    return row;
  }

  private static String told(NewRelease release) {
    return "began with release "
        + release.release()
        + " of "
        + Objects.requireNonNullElse(release.app(), "an application without a name");
  }
}
