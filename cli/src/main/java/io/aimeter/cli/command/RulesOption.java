package io.aimeter.cli.command;

import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.attribution.rules.RulesException;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import io.aimeter.query.BadInput;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the mapping rules are. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "The mapping rules: AIMETER_RULES when not given.")
  private Path given;

  /** The rules. */
  Rules rules() {
    Path file = given == null ? Settings.load().path(Key.RULES) : given;
    if (file == null) {
      throw new BadInput("no mapping rules are set; name them by --rules FILE or AIMETER_RULES");
    }
    return read(file);
  }

  /** The rules of a file. */
  static Rules read(Path file) {
    try {
      return Rules.read(file);
    } catch (RulesException e) {
      throw new BadInput(e.getMessage());
    }
  }
}
