package io.aimeter.cli.command;

import io.aimeter.query.Answer;
import io.aimeter.query.Ledger;
import io.aimeter.query.StatedQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter prices stated}: what providers said that they charged, beside our prices. */
@Command(
    name = "stated",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What providers themselves said that they charged, beside the costs of the price book, by"
          + " provider and model: the largest difference first.",
      "Where the book has no price, what was stated is the record's cost, and there is no"
          + " difference."
    })
final class PricesStated implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SinceOption since;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Answer stated = StatedQuery.ask(new Ledger(store.root()), since.moment(format.zone()));
    if (stated.rows().isEmpty() && format.isForPeople()) {
      out.println("No provider said in this time what it charged.");
      return 0;
    }
    format.print(stated, out);
    if (format.isForPeople()) {
      out.println();
      out.println(
          "priced: records that the book has a price for; difference: ours less what was stated of"
              + " these; differing: by more than 1 %. aimeter prices explain RECORD says why.");
    }
    return 0;
  }
}
