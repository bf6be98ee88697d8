package io.aimeter.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All there is to type behind {@code aimeter}, for completion and manuals. */
public final class CommandTree {
  /** What people type first. */
  public static final String NAME = "aimeter";

  /** What the launcher runs itself; each answers {@code --help}. */
  private static final Map<String, String> LAUNCHED = new LinkedHashMap<>();

  static {
    LAUNCHED.put("collect", "Ships the records of this host's applications to the store.");
    LAUNCHED.put("dashboard", "Opens the dashboard over the store.");
    LAUNCHED.put("rerate", "Prices records again, and shows the difference first.");
    LAUNCHED.put("demo", "Sample applications, metered, collected and reported.");
  }

  private CommandTree() {}

  /** The commands with their options. */
  public static CommandLine whole() {
    CommandLine tree = Aimeter.commandLine(null);
    LAUNCHED.forEach(
        (name, description) -> {
          CommandSpec command = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
          command.usageMessage().description(description);
          tree.addSubcommand(name, command);
        });
    return tree;
  }
}
