package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.FeatureCost;
import io.aimeter.query.FeatureQuery;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which features cost out of proportion to their use: outliers first. */
public final class FeaturesAnswer {
  private FeaturesAnswer() {}

  /**
   * The features of a period.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, TimeRange period, int top) throws IOException {
    Top.checked(top);
    List<FeatureCost> all = new FeatureQuery(ledger).run(period.since(), period.until());
    List<FeatureCost> shown = all.stream().limit(top).toList();
    return new Answered(
        answer(shown, false),
        answer(shown, true),
        all.isEmpty() ? List.of("Nothing was spent in this time.") : Top.note(all.size(), top));
  }

  private static Answer answer(List<FeatureCost> features, boolean forPeople) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("team", Answer.Shape.TEXT));
    columns.add(new Answer.Column("app", Answer.Shape.TEXT));
    columns.add(new Answer.Column("feature", Answer.Shape.TEXT));
    columns.add(new Answer.Column("call_type", Answer.Shape.TEXT));
    columns.add(new Answer.Column(forPeople ? "" : "outlier", Answer.Shape.TEXT));
    columns.add(new Answer.Column("calls", Answer.Shape.COUNT));
    columns.add(new Answer.Column("cost", Answer.Shape.MONEY));
    columns.add(new Answer.Column("of_cost", Answer.Shape.SHARE));
    columns.add(new Answer.Column("of_calls", Answer.Shape.SHARE));
    columns.add(new Answer.Column("tokens_a_call", Answer.Shape.COUNT));
    columns.add(new Answer.Column("a_call", Answer.Shape.MONEY));
    columns.add(new Answer.Column("a_user", Answer.Shape.MONEY));
    columns.add(new Answer.Column("times_of_app", Answer.Shape.TENTHS));
    columns.add(new Answer.Column("times_of_all", Answer.Shape.TENTHS));
    return new Answer(columns, features.stream().map(feature -> row(feature, forPeople)).toList());
  }

  private static List<Object> row(FeatureCost feature, boolean forPeople) {
    List<Object> row = new ArrayList<>();
    row.add(feature.team());
    row.add(feature.app());
    row.add(feature.feature());
    row.add(feature.callType());
    row.add(forPeople ? feature.isOutlier() ? "!" : "" : Boolean.toString(feature.isOutlier()));
    row.add(feature.calls());
    row.add(feature.nanos());
    row.add(feature.costShare());
    row.add(feature.callShare());
    row.add(feature.tokensACall());
    row.add(feature.costACall());
    row.add(feature.costAUser());
    row.add(feature.timesOfApp());
    row.add(feature.timesOfAll());
    return row;
  }
}
