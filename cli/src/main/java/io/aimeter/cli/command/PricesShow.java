package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import io.aimeter.query.BadInput;
import io.aimeter.query.answer.PricesAnswer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter prices show}: all of a model's prices, over time, with their sources. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "All prices of a model, over time, in USD, with their sources.")
final class PricesShow implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Its name or one of its other names, or a part.")
  private String text;

  @Mixin private BookOption prices;

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Override
  public Integer call() {
    PriceBook book = prices.book();
    List<PriceListing> part = PricesAnswer.matching(book, text);
    List<PriceListing> whole =
        part.stream()
            .filter(model -> model.model().equals(text) || model.aliases().contains(text))
            .toList();
    List<PriceListing> models = whole.isEmpty() ? part : whole;
    if (models.isEmpty()) {
      throw new BadInput(
          "price book "
              + book.version()
              + " has no model '"
              + text
              + "'; aimeter prices list prints those it has");
    }
    PrintWriter out = spec.commandLine().getOut();
    Palette palette = Palette.of(!noColor);
    for (PriceListing model : models) {
      print(model, palette, out);
    }
    return 0;
  }

  private static void print(PriceListing model, Palette palette, PrintWriter out) {
    String also = model.aliases().isEmpty() ? "" : ", also " + String.join(", ", model.aliases());
    out.println(palette.bold(model.provider() + ' ' + model.model()) + also);
    for (String adjustment : model.adjustments()) {
      out.println("  negotiated: " + adjustment);
    }
    for (PriceListing.Period period : model.periods()) {
      String from = period.from() == null ? "" : "from " + period.from() + ' ';
      String until = period.until() == null ? "" : "until " + period.until() + ' ';
      out.println("  " + from + until + palette.faint("[" + period.source() + "]"));
      int width = period.terms().keySet().stream().mapToInt(String::length).max().orElse(0);
      for (Map.Entry<String, String> term : period.terms().entrySet()) {
        String padding = " ".repeat(width - term.getKey().length() + 2);
        out.println("    " + term.getKey() + padding + term.getValue());
      }
    }
  }
}
