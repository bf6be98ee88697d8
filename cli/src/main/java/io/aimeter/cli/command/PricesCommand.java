package io.aimeter.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter prices}: what the price book says, and why a call cost what it did. */
@Command(
    name = "prices",
    mixinStandardHelpOptions = true,
    description = "What the price book says, and why a call cost what it did.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PricesList.class,
      PricesShow.class,
      PricesExplain.class,
      PricesStated.class,
      PricesVersions.class,
      PricesCheck.class,
      PricesDiff.class,
      PricesImport.class
    })
public final class PricesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
