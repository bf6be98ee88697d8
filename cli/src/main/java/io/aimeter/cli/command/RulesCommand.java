package io.aimeter.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aimeter rules}: the mapping rules. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Mapping rules: what they make of a call, and whether they are right.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RulesCheck.class, RulesTest.class, RulesImport.class})
public final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
