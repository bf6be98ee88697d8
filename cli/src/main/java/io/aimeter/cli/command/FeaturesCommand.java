package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.FeatureCost;
import io.aimeter.query.FeatureQuery;
import io.aimeter.query.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter features}: which features cost out of proportion to their use. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Which features cost out of proportion to their use: outliers first (marked !).",
    footer = {
      "",
      "of app, of all: the cost of a call over the median of the application's and of all features.",
      "An outlier lies 3.5 robust standard deviations (by the median of deviations) above the median",
      "of all, by the logarithm of the cost of a call; with fewer than five features none is called so."
    })
public final class FeaturesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "30",
      description = "Only so many. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private PeriodOption period;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new BadInput("--top: " + top + " is less than 1");
    }
    PeriodOption.Period asked = period.period(format.zone());
    List<FeatureCost> features =
        new FeatureQuery(new Ledger(store.root())).run(asked.since(), asked.until());
    PrintWriter out = spec.commandLine().getOut();
    if (features.isEmpty() && format.isForPeople()) {
      out.println("Nothing was spent in this time.");
      return 0;
    }
    format.print(answer(features.stream().limit(top).toList()), out);
    if (features.size() > top && format.isForPeople()) {
      out.println("… and " + (features.size() - top) + " more; --top shows them.");
    }
    return 0;
  }

  private Answer answer(List<FeatureCost> features) {
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("team", Answer.Shape.TEXT));
    columns.add(new Answer.Column("app", Answer.Shape.TEXT));
    columns.add(new Answer.Column("feature", Answer.Shape.TEXT));
    columns.add(new Answer.Column(format.isForPeople() ? "" : "outlier", Answer.Shape.TEXT));
    columns.add(new Answer.Column("calls", Answer.Shape.COUNT));
    columns.add(new Answer.Column("cost", Answer.Shape.MONEY));
    columns.add(new Answer.Column("of_cost", Answer.Shape.SHARE));
    columns.add(new Answer.Column("of_calls", Answer.Shape.SHARE));
    columns.add(new Answer.Column("tokens_a_call", Answer.Shape.COUNT));
    columns.add(new Answer.Column("a_call", Answer.Shape.MONEY));
    columns.add(new Answer.Column("a_user", Answer.Shape.MONEY));
    columns.add(new Answer.Column("times_of_app", Answer.Shape.TENTHS));
    columns.add(new Answer.Column("times_of_all", Answer.Shape.TENTHS));
    columns.add(new Answer.Column("score", Answer.Shape.TENTHS));
    return new Answer(columns, features.stream().map(this::row).toList());
  }

  private List<Object> row(FeatureCost feature) {
    List<Object> row = new ArrayList<>();
    row.add(feature.team());
    row.add(feature.app());
    row.add(feature.feature());
    row.add(
        format.isForPeople()
            ? feature.isOutlier() ? "!" : ""
            : Boolean.toString(feature.isOutlier()));
    row.add(feature.calls());
    row.add(feature.nanos());
    row.add(feature.costShare());
    row.add(feature.callShare());
    row.add(feature.tokensACall());
    row.add(feature.costACall());
    row.add(feature.costAUser());
    row.add(feature.ofApp());
    row.add(feature.ofAll());
    row.add(feature.score());
    return row;
  }
}
