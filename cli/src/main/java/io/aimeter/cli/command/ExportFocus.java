package io.aimeter.cli.command;

import io.aimeter.cli.Version;
import io.aimeter.cli.focus.FocusExport;
import io.aimeter.cli.focus.FocusTerms;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.data.Usd;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter export focus}: a period as FOCUS 1.2. */
@Command(
    name = "focus",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "A period as FOCUS 1.2, the FinOps Foundation's format of bills: a row for each charge"
          + " period, SKU price and attribution.",
      "Unit price × quantity is the cost exactly, and the rows sum to what aimeter report says."
    },
    footer = {
      "",
      "Examples:",
      "  aimeter export focus --month 2026-10 --to october.csv",
      "  aimeter export focus --since 2026-10-01 --until 2026-11-01 --to october.parquet",
      "  aimeter export focus --month 2026-10 --account openai=org-a1b2c3 > october.csv"
    })
final class ExportFocus implements Callable<Integer> {
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Period period;

  /** Which records. */
  private static final class Period {
    @Option(names = "--month", paramLabel = "YYYY-MM", description = "A calendar month, in UTC.")
    private String month;

    @ArgGroup(exclusive = false)
    private Between between;
  }

  /** Between two moments. */
  private static final class Between {
    @Option(
        names = "--since",
        required = true,
        paramLabel = "TIME",
        description = "From then on: 7d, 2026-11-01 (UTC), or RFC 3339.")
    private String since;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "Until before then. Default: now.")
    private String until;
  }

  @Option(
      names = "--hourly",
      description = "A charge period is an hour; a day (UTC) when not given.")
  private boolean hourly;

  @Option(
      names = "--account",
      paramLabel = "PROVIDER=ID",
      description =
          "The billing account at a provider, as its invoice names it: it is not on the wire. May"
              + " be repeated. The provider's name when not given.")
  private Map<String, String> accounts = new LinkedHashMap<>();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "The file to write, Parquet if it ends in .parquet and CSV if not, with its metadata"
              + " beside it in FILE.metadata.json. CSV to stdout when not given.")
  private Path file;

  @Mixin private StoreOption store;
  @Mixin private BookOption prices;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    Instant since = since(now);
    Instant until = until(now);
    if (!since.isBefore(until)) {
      throw new BadInput("the period ends before it begins: " + since + " to " + until);
    }
    FocusTerms terms = new FocusTerms(hourly ? HOUR : DAY, accounts);
    FocusExport export =
        FocusExport.of(new Ledger(store.root()), prices.book(), since, until, terms);
    PrintWriter err = spec.commandLine().getErr();
    if (file == null) {
      export.csv(spec.commandLine().getOut());
    } else {
      write(export);
      err.printf(
          "%s: %,d rows, %,d calls, %s USD%n",
          file, export.rows(), export.calls(), Usd.decimal(export.total()));
    }
    if (export.unpriced() > 0) {
      err.printf(
          "%,d billable calls are not in it, for they have no price: aimeter report --by model"
              + " shows of which models%n",
          export.unpriced());
    }
    return 0;
  }

  private void write(FocusExport export) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw new BadInput("--to: no such directory: " + directory);
    }
    export.write(file);
    Files.writeString(
        Path.of(file + ".metadata.json"),
        export.metadata(Version.number()),
        StandardCharsets.UTF_8);
  }

  private Instant since(Instant now) {
    return period.month != null
        ? month().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Moments.parse("--since", period.between.since, now, ZoneOffset.UTC);
  }

  private Instant until(Instant now) {
    if (period.month != null) {
      return month().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return period.between.until == null
        ? now
        : Moments.parse("--until", period.between.until, now, ZoneOffset.UTC);
  }

  private YearMonth month() {
    return Moments.month("--month", period.month);
  }
}
