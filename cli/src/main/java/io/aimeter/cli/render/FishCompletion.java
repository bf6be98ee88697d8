package io.aimeter.cli.render;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which picocli has none for. */
public final class FishCompletion {
  private static final String SEEN = "__fish_seen_subcommand_from ";

  private FishCompletion() {}

  /** Prints the script. */
  public static void print(CommandLine tree, PrintWriter out) {
    String name = tree.getCommandName();
    Map<String, CommandLine> commands = tree.getSubcommands();
    String any = String.join(" ", commands.keySet());
    out.println("# fish completion for " + name);
    out.println("complete -c " + name + " -f");
    commands.forEach(
        (command, line) -> {
          CommandSpec spec = line.getCommandSpec();
          complete(name, "not " + SEEN + any, "-a " + command, summary(spec), out);
          options(name, SEEN + command, spec, out);
          line.getSubcommands()
              .forEach(
                  (child, below) -> {
                    String children = String.join(" ", line.getSubcommands().keySet());
                    String here = SEEN + command + "; and not " + SEEN + children;
                    complete(name, here, "-a " + child, summary(below.getCommandSpec()), out);
                    options(
                        name,
                        SEEN + command + "; and " + SEEN + child,
                        below.getCommandSpec(),
                        out);
                  });
        });
  }

  private static void options(String name, String when, CommandSpec spec, PrintWriter out) {
    for (OptionSpec option : spec.options()) {
      if (option.hidden()) {
        continue;
      }
      StringBuilder names = new StringBuilder();
      for (String each : option.names()) {
        boolean isLong = each.startsWith("--");
        names.append(isLong ? "-l " : "-s ").append(each.substring(isLong ? 2 : 1)).append(' ');
      }
      boolean takesValue = option.arity().max() > 0;
      boolean file = takesValue && option.typeInfo().getClassName().endsWith("Path");
      complete(
          name,
          when,
          names.toString().trim() + (takesValue ? " -r" : "") + (file ? " -F" : ""),
          option.description().length == 0 ? "" : option.description()[0],
          out);
    }
  }

  private static String summary(CommandSpec spec) {
    String[] description = spec.usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }

  private static void complete(
      String name, String when, String what, String description, PrintWriter out) {
    out.println(
        "complete -c "
            + name
            + " -n "
            + quoted(when)
            + " "
            + what
            + (description.isEmpty() ? "" : " -d " + quoted(firstSentence(description))));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
