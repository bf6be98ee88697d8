package io.aimeter.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter export}: the ledger in forms that other programs read. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "The ledger in forms that other programs read.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ExportFocus.class})
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
