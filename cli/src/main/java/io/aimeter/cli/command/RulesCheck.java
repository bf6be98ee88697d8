package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.core.attribution.rules.Rule;
import io.aimeter.core.attribution.rules.Rules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter rules check}: is a rules file right? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Whether a rules file can be used; where it cannot, says line and column.")
final class RulesCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Rules, in the form of docs/attribution.md.")
  private Path file;

  @Override
  public Integer call() {
    Rules rules = RulesOption.read(file);
    PrintWriter out = spec.commandLine().getOut();
    for (Rule rule : rules.shadowed()) {
      out.println(
          "rule '"
              + rule.name()
              + "' in line "
              + rule.line()
              + " can never speak: a rule above it holds for every call and sets all it sets");
    }
    out.println(file + " is right: " + Figures.count(rules.list().size(), "rule"));
    return 0;
  }
}
