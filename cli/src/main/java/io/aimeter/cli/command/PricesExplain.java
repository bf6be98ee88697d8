package io.aimeter.cli.command;

import io.aimeter.cli.render.Explanation;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.RecordQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter prices explain}: how a call's cost was derived. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "How a call's cost was derived: each quantity × price × factor, and who says the price.")
final class PricesExplain implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECORD",
      description =
          "INSTANCE/SEQUENCE, as aimeter tail --json prints them, or the provider's id of the"
              + " response or the request.")
  private List<String> names;

  @Mixin private StoreOption store;
  @Mixin private BookOption prices;

  @Override
  public Integer call() throws IOException {
    PriceBook book = prices.book();
    RecordQuery query = new RecordQuery(new Ledger(store.root()));
    for (String name : names) {
      List<CostRecord> records = query.named(name);
      if (records.isEmpty()) {
        throw new BadInput(
            "no record in "
                + store.root()
                + " is "
                + name
                + "; aimeter tail --since 1d --json prints them");
      }
      for (CostRecord record : records) {
        Explanation.print(record, book, spec.commandLine().getOut());
      }
    }
    return 0;
  }
}
