package io.aimeter.cli.command;

import io.aimeter.cli.render.Figures;
import io.aimeter.cli.rules.CodeOwnersImport;
import io.aimeter.query.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aimeter rules import}: mapping rules of what says elsewhere who owns what. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes mapping rules of a CODEOWNERS file, of GitHub or GitLab: packages to teams.",
      "Lines that say nothing of packages, and lines that others override, are told on stderr and in"
          + " comments."
    })
final class RulesImport implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--codeowners",
      required = true,
      paramLabel = "FILE",
      description = "The CODEOWNERS file.")
  private Path codeOwners;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The rules file to write; it must not exist. Default: to standard output.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (output != null && Files.exists(output)) {
      throw new BadInput(output + " exists");
    }
    CodeOwnersImport owners = CodeOwnersImport.of(read());
    String yaml = owners.yaml(codeOwners.getFileName().toString());
    PrintWriter err = spec.commandLine().getErr();
    owners.leftOut().forEach((number, why) -> err.println("left out line " + number + ", " + why));
    err.println(
        Figures.count(owners.size(), "rule")
            + ", "
            + Figures.count(owners.leftOut().size(), "line")
            + " left out");
    if (output == null) {
      spec.commandLine().getOut().print(yaml);
    } else {
      Files.writeString(output, yaml);
      RulesOption.read(output);
    }
    return 0;
  }

  private String read() throws IOException {
    try {
      return Files.readString(codeOwners);
    } catch (NoSuchFileException e) {
      throw new BadInput(codeOwners + " does not exist");
    } catch (IOException e) {
      throw new BadInput(codeOwners + " cannot be read: " + e.getMessage());
    }
  }
}
