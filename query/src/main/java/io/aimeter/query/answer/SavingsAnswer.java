package io.aimeter.query.answer;

import io.aimeter.core.price.PriceBook;
import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.Saving;
import io.aimeter.query.SavingsQuery;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Money that need not be spent, a month, the most first. */
public final class SavingsAnswer {
  private static final Duration MONTH = Duration.ofDays(30);

  private SavingsAnswer() {}

  /**
   * What the calls of a period need not have cost.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, PriceBook book, TimeRange period, int top)
      throws IOException {
    Top.checked(top);
    List<Saving> savings = new SavingsQuery(ledger, book).run(period.since(), period.until());
    List<Saving> shown = savings.stream().limit(top).toList();
    return new Answered(
        answer(shown, period.length(), false),
        answer(shown, period.length(), true),
        savings.isEmpty()
            ? List.of("Nothing found that need not have been spent in this time.")
            : Top.note(savings.size(), top));
  }

  private static Answer answer(List<Saving> savings, Duration length, boolean forPeople) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("saving", Answer.Shape.TEXT));
    columns.add(new Answer.Column("team", Answer.Shape.TEXT));
    columns.add(new Answer.Column("app", Answer.Shape.TEXT));
    columns.add(new Answer.Column("feature", Answer.Shape.TEXT));
    columns.add(new Answer.Column("model", Answer.Shape.TEXT));
    columns.add(new Answer.Column("confidence", Answer.Shape.TEXT));
    columns.add(new Answer.Column("evidence", Answer.Shape.NOTE));
    columns.add(new Answer.Column("calls", Answer.Shape.COUNT));
    if (!forPeople) {
      columns.add(new Answer.Column("in_period", Answer.Shape.MONEY));
    }
    columns.add(new Answer.Column("a_month", Answer.Shape.MONEY));
    columns.add(new Answer.Column("counted_once", Answer.Shape.MONEY));
    return new Answer(
        columns, savings.stream().map(saving -> row(saving, length, forPeople)).toList());
  }

  private static List<Object> row(Saving saving, Duration length, boolean forPeople) {
    List<Object> row = new ArrayList<>();
    row.add(name(saving.what()));
    row.add(saving.team());
    row.add(saving.app());
    row.add(saving.feature());
    row.add(saving.model());
    row.add(name(saving.what().confidence()));
    row.add(saving.evidence());
    row.add(saving.calls());
    if (!forPeople) {
      row.add(saving.nanos());
    }
    row.add(aMonth(saving.nanos(), length));
    row.add(aMonth(saving.once(), length));
    return row;
  }

  private static long aMonth(long nanos, Duration length) {
    return BigInteger.valueOf(nanos)
        .multiply(BigInteger.valueOf(MONTH.toSeconds()))
        .divide(BigInteger.valueOf(Math.max(1, length.toSeconds())))
        .longValue();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
