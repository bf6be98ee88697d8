package io.aimeter.cli.command;

import io.aimeter.cli.render.PriceTable;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import io.aimeter.query.BadInput;
import io.aimeter.query.answer.PricesAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter prices list}: today's token prices, a model a line. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Today's token prices in USD per million, a model a line.")
final class PricesList implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description = "Only models whose name, other name or provider contains this.")
  private String text;

  @Mixin private BookOption prices;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    PriceBook book = prices.book();
    List<PriceListing> models = PricesAnswer.matching(book, text);
    if (models.isEmpty()) {
      throw new BadInput("no model in price book " + book.version() + " has '" + text + "' in it");
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    PrintWriter out = spec.commandLine().getOut();
    if (format.isForPeople()) {
      PriceTable.print(models, today, format.palette(), out);
    } else {
      format.print(PricesAnswer.of(book, text, today), out);
    }
    return 0;
  }
}
