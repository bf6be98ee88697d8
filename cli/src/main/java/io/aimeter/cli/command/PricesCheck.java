package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.core.price.PriceBook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter prices check}: is a price file right? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Whether a price file can be used; where it cannot, says line and column.")
final class PricesCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A price file, in the form of docs/prices.md.")
  private Path file;

  @Override
  public Integer call() {
    PriceBook book = BookOption.overlaid(file);
    int more = book.listings().size() - PriceBook.bundled().listings().size();
    spec.commandLine()
        .getOut()
        .println(
            file
                + " is right; over the bundled prices it makes price book "
                + book.version()
                + ", with "
                + Figures.count(more, "further model")
                + ". aimeter prices diff "
                + file
                + " shows what it changes.");
    return 0;
  }
}
