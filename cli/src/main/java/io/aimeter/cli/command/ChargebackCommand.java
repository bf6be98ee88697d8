package io.aimeter.cli.command;

import io.aimeter.cli.render.ChargebackText;
import io.aimeter.cli.render.Palette;
import io.aimeter.cli.render.ReportNotes;
import io.aimeter.query.Chargeback;
import io.aimeter.query.Ledger;
import io.aimeter.query.Report;
import io.aimeter.query.answer.ChargebackAnswer;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.data.ReportCsv;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter chargeback}: who is to be charged what for a month. */
@Command(
    name = "chargeback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Who is to be charged what for a month, with what belongs to nobody stated. Every month's"
            + " call is in it once, and the sum is that of aimeter report.",
    footer = {
      "",
      "Examples:",
      "  aimeter chargeback                                     last month",
      "  aimeter chargeback --month 2026-10 --format html > october.html",
      "  aimeter chargeback --month 2026-10 --by team,app,feature --csv"
    })
public final class ChargebackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The calendar month. Default: the last one that is over.")
  private String month;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "DIMENSION",
      defaultValue = "cost-center,team,app",
      description =
          "Whom to charge, and in which detail: the first is summed up. Default: ${DEFAULT-VALUE}.")
  private List<String> by;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The zone the month begins and ends in. Providers' invoices are in UTC.")
  private String timezone;

  @ArgGroup private Form form;

  /** One of the forms: --json and --csv as for every other answer. */
  private static final class Form {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "text, markdown, html (prints well, to PDF too), csv or json (exact). Default: text.")
    private Format format;

    @Option(names = "--json", description = "As JSON: exact, money in nano-USD too.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV: exact.")
    private boolean csv;

    Format format() {
      if (json) {
        return Format.json;
      }
      return csv ? Format.csv : format;
    }
  }

  /** The forms, as people type them. */
  private enum Format {
    text,
    markdown,
    html,
    csv,
    json
  }

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Mixin private WhereOption where;
  @Mixin private StoreOption store;

  @Override
  public Integer call() throws IOException {
    Chargeback chargeback =
        ChargebackAnswer.ask(where.in(new Ledger(store.root())), month, by, Moments.zone(timezone));
    Report report = chargeback.inSectionOrder();
    PrintWriter out = spec.commandLine().getOut();
    switch (form == null ? Format.text : form.format()) {
      case text -> ChargebackText.table(chargeback, Palette.of(!noColor), out);
      case markdown -> ChargebackText.markdown(chargeback, out);
      case html -> ChargebackText.html(chargeback, out);
      case json -> ReportJson.print(report, out);
      case csv -> {
        ReportCsv.print(report, out);
        ReportNotes.print(report, Palette.of(false), spec.commandLine().getErr());
      }
    }
    return 0;
  }
}
