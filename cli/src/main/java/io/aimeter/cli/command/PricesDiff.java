package io.aimeter.cli.command;

import io.aimeter.cli.render.PriceDifference;
import io.aimeter.core.price.PriceBook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter prices diff}: what a price file changes. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "What a price file changes of the bundled prices, or a second file of the first.",
      "Exit code 1 where there is a difference."
    })
final class PricesDiff implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "A price file.")
  private Path first;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Another.")
  private Path second;

  @Override
  public Integer call() {
    PriceBook before = second == null ? PriceBook.bundled() : BookOption.overlaid(first);
    PriceBook after = BookOption.overlaid(second == null ? first : second);
    return PriceDifference.print(before, after, spec.commandLine().getOut()) ? 1 : 0;
  }
}
