package io.aimeter.cli.command;

import io.aimeter.cli.prices.RatesFile;
import io.aimeter.cli.render.Figures;
import io.aimeter.core.price.PriceListing;
import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.answer.Moments;
import io.aimeter.query.answer.Top;
import io.aimeter.query.reconcile.Bill;
import io.aimeter.query.reconcile.ReconcileQuery;
import io.aimeter.query.reconcile.Reconciled;
import io.aimeter.query.reconcile.Reconciliation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter reconcile}: where the invoice came from. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "What a provider billed beside what was metered, by model and day; the part of the bill that"
            + " nothing explains is the traffic outside the agent.",
    footer = {
      "",
      "Files: what a provider exports of costs or usage, as CSV, JSON or Parquet; several may be given.",
      "docs/reconcile.md says where to get them. Days are UTC, as on the bills.",
      "",
      "  aimeter reconcile --file costs.csv",
      "  aimeter reconcile --file costs.json --file usage.json --by model,day",
      "  aimeter reconcile --provider azure --file focus.parquet --rates rates.json"
    })
public final class ReconcileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "An export of the provider; may be given several times.")
  private List<Path> files;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Whose bill: openai, anthropic, aws, azure or google. Needed for FOCUS alone; other files"
              + " tell.")
  private String provider;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Only that month, UTC. Default: the days in the files.")
  private String month;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "model",
      description = "model, day or both. Default: ${DEFAULT-VALUE}.")
  private List<String> by;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "30",
      description = "Only so many, what differs most first. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = "Exchange rates, for a bill that is not in USD; docs/prices.md says how.")
  private Path rates;

  @Mixin private BookOption book;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    Top.checked(top);
    for (String name : by) {
      if (!List.of("model", "day").contains(name)) {
        throw new BadInput("--by: '" + name + "' is neither model nor day");
      }
    }
    Reconciliation reconciliation =
        new ReconcileQuery(new Ledger(store.root()))
            .run(
                new ReconcileQuery.Request(
                    provider == null ? null : Bill.named(provider),
                    files,
                    month == null ? null : Moments.month("--month", month),
                    by.contains("day"),
                    by.contains("model"),
                    book.book().listings().stream().map(PriceListing::model).toList(),
                    code -> rates == null ? null : RatesFile.read(rates, code)));
    Answer all = reconciliation.answer();
    PrintWriter out = spec.commandLine().getOut();
    if (!format.isForPeople()) {
      format.print(all, out);
      return 0;
    }
    format.print(new Answer(all.columns(), all.rows().stream().limit(top).toList()), out);
    Top.note(all.rows().size(), top).forEach(out::println);
    out.println();
    summary(reconciliation, out);
    return 0;
  }

  private static void summary(Reconciliation reconciliation, PrintWriter out) {
    Reconciled total = reconciliation.total();
    out.println(
        String.join(", ", reconciliation.formats())
            + ", "
            + reconciliation.first()
            + " to "
            + reconciliation.last()
            + " (UTC)");
    if (total.billed() != null) {
      out.println("Billed       " + Figures.dollars(total.billed()));
      out.println("Metered      " + Figures.dollars(total.metered()));
      out.println(
          "Unexplained  "
              + Figures.dollars(total.unexplained())
              + (total.billed() == 0
                  ? ""
                  : ", " + Figures.share(total.unexplained(), total.billed()) + " of the bill"));
    } else {
      out.println("Tokens billed   " + Figures.count(total.billedTokens()));
      out.println("Tokens metered  " + Figures.count(total.meteredTokens()));
    }
    if (total.unpriced() > 0) {
      out.println(
          Figures.count(total.unpriced(), "metered record")
              + " without a price; aimeter prices check names the models.");
    }
  }
}
