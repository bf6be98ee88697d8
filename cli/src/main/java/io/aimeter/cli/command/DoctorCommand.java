package io.aimeter.cli.command;

import io.aimeter.cli.doctor.Doctor;
import io.aimeter.cli.doctor.Finding;
import io.aimeter.cli.doctor.JvmCommand;
import io.aimeter.cli.doctor.Mark;
import io.aimeter.cli.render.FindingText;
import io.aimeter.cli.render.FindingsJson;
import io.aimeter.cli.render.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter doctor}: is everything attached, alive and complete? */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks that agents record, collectors ship, and nothing was dropped, swallowed or left"
            + " unpriced. Exits with 1 when something is wrong.")
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StoreOption store;

  @Option(names = "--json", description = "The findings as JSON.")
  private boolean json;

  @Option(names = "--no-color", description = "No colours, also when printing to a terminal.")
  private boolean noColor;

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = Doctor.examine(store.root(), JvmCommand.running(), Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      FindingsJson.print(findings, out);
    } else {
      FindingText text = new FindingText(Palette.of(!noColor));
      findings.forEach(finding -> out.println(text.of(finding)));
    }
    return findings.stream().anyMatch(finding -> finding.mark() == Mark.FAIL) ? 1 : 0;
  }
}
