package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import io.aimeter.cli.render.PriceTable;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import io.aimeter.query.BadInput;
import io.aimeter.query.answer.PricesAnswer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Override
  public Integer call() {
    PriceBook book = prices.book();
    List<PriceListing> models = PricesAnswer.matching(book, text);
    if (models.isEmpty()) {
      throw new BadInput("no model in price book " + book.version() + " has '" + text + "' in it");
    }
    PriceTable.print(
        models, LocalDate.now(ZoneOffset.UTC), Palette.of(!noColor), spec.commandLine().getOut());
    return 0;
  }
}
