package io.aimeter.cli.command;

import io.aimeter.cli.prices.RatesFile;
import io.aimeter.cli.render.Palette;
import io.aimeter.cli.render.ReportNotes;
import io.aimeter.cli.render.ReportTable;
import io.aimeter.query.BadInput;
import io.aimeter.query.Currency;
import io.aimeter.query.Ledger;
import io.aimeter.query.Report;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.answer.ReportAnswer;
import io.aimeter.query.data.ReportCsv;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter report}: calls, tokens and money by any dimensions. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Calls, tokens and money, by any dimensions. Every grouping sums to the same total.",
    footer = {
      "",
      "Input is prompt tokens not read from a cache, cache writes included; cached is those read"
          + " from one; output is all generated tokens.",
      "",
      "Examples:",
      "  aimeter report --by team,day --since 7d",
      "  aimeter report --by feature --where team=shop --where model=gpt-* --sort calls --top 10",
      "  aimeter report --by app --since 1h --watch"
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "DIMENSION",
      defaultValue = "team,app,feature,model",
      description =
          "Group by these, comma-separated: team, app, feature, model, provider, environment,"
              + " cost-center, call-type, user, client, server-address, key, status, day, hour,"
              + " tag.NAME. Default: ${DEFAULT-VALUE}.")
  private List<String> by;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "30d",
      description = "From then on: 24h, 7d, 2026-11-01, or RFC 3339. Default: ${DEFAULT-VALUE}.")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Before then (exclusive), in the same forms.")
  private String until;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "The zone of days, hours and dates. Default: the machine's.")
  private String timezone;

  @Option(
      names = "--sort",
      paramLabel = "MEASURE",
      defaultValue = "cost",
      description =
          "The most of this first: cost, calls, errors, input, output. Days and hours stay in order."
              + " Default: ${DEFAULT-VALUE}.")
  private String sort;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Only the first N lines; the others are summed up in one.")
  private Integer top;

  @Option(
      names = "--prices-before",
      paramLabel = "TIME",
      description =
          "With the prices as they were before the reratings from TIME on; aimeter prices versions"
              + " lists them.")
  private String pricesBefore;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Costs in that currency, by the rates of --rates; they are kept in USD.")
  private String currency;

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = "Exchange rates with their dates and sources, in the form of docs/prices.md.")
  private Path rates;

  @Mixin private WhereOption where;
  @Mixin private WatchOption watch;
  @Mixin private StoreOption store;

  @ArgGroup private Format format;

  /** One of the forms for machines. */
  private static final class Format {
    @Option(names = "--json", description = "As JSON: exact, money in nano-USD too.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV: exact, without a line for the total.")
    private boolean csv;
  }

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Override
  public Integer call() throws IOException, InterruptedException {
    watch.run(spec.commandLine().getOut(), this::answer);
    return 0;
  }

  private void answer() throws IOException {
    Path root = store.root();
    ReportRequest request =
        ReportAnswer.request(
            by, since, until, Moments.zone(timezone), sort, top, pricesBefore, shownIn());
    Report report =
        new ReportQuery(where.in(new Ledger(root, request.pricesBefore()))).run(request);
    PrintWriter out = spec.commandLine().getOut();
    Palette palette = Palette.of(!noColor);
    if (format != null && format.json) {
      ReportJson.print(report, out);
    } else if (format != null && format.csv) {
      ReportCsv.print(report, out);
      ReportNotes.print(report, Palette.of(false), spec.commandLine().getErr());
    } else if (report.storedRecords() == 0) {
      out.print(NextSteps.text(root, palette));
    } else {
      ReportTable.print(report, palette, out);
      ReportNotes.print(report, palette, out);
    }
  }

  private Currency shownIn() {
    if (currency == null || currency.equalsIgnoreCase("USD")) {
      return null;
    }
    if (rates == null) {
      throw new BadInput(
          "--currency "
              + currency
              + " needs --rates FILE: aimeter brings no exchange rates, and fetches none");
    }
    return RatesFile.read(rates, currency);
  }
}
