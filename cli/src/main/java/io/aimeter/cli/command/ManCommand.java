package io.aimeter.cli.command;

import io.aimeter.cli.CommandTree;
import io.aimeter.cli.Version;
import io.aimeter.cli.render.ManPage;
import io.aimeter.query.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter man}: manual pages. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints a command's manual page, or writes all of them into a directory.",
    footer = {"", "  aimeter man report | man -l -", "  aimeter man --dir ~/.local/share/man/man1"})
public final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, such as report or prices explain; aimeter itself when not given.")
  private List<String> names = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Write the pages of all commands there.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    CommandLine tree = CommandTree.whole();
    if (directory != null) {
      Files.createDirectories(directory);
      write(tree);
      return 0;
    }
    CommandLine command = tree;
    for (String name : names) {
      CommandLine below = command.getSubcommands().get(name);
      if (below == null) {
        throw new BadInput("there is no command '" + String.join(" ", names) + "'");
      }
      command = below;
    }
    ManPage.print(command, Version.number(), spec.commandLine().getOut());
    return 0;
  }

  private void write(CommandLine command) throws IOException {
    Path file = directory.resolve(ManPage.name(command) + ".1");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      ManPage.print(command, Version.number(), out);
    }
    for (CommandLine child : command.getSubcommands().values()) {
      write(child);
    }
  }
}
