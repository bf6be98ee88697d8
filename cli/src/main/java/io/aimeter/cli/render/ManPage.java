package io.aimeter.cli.render;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in man(7)'s macros, from the same words as its {@code --help}. */
public final class ManPage {
  private final CommandLine command;
  private final PrintWriter out;

  private ManPage(CommandLine command, PrintWriter out) {
    this.command = command;
    this.out = out;
  }

  /** The page's name: {@code aimeter-prices-explain}. */
  public static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /** Prints the page. */
  public static void print(CommandLine command, String version, PrintWriter out) {
    new ManPage(command, out).print(version);
  }

  private void print(String version) {
    CommandSpec spec = command.getCommandSpec();
    String[] description = spec.usageMessage().description();
    out.println(
        ".TH "
            + quoted(name(command).toUpperCase(Locale.ROOT))
            + " 1 \"\" "
            + quoted("aimeter " + version)
            + " \"User Commands\"");
    section("NAME");
    out.println(
        text(name(command)) + " \\- " + (description.length == 0 ? "" : text(description[0])));
    section("SYNOPSIS");
    out.println(".nf");
    out.print(lines(command.getHelp().synopsis(0)));
    out.println(".fi");
    if (description.length > 1) {
      section("DESCRIPTION");
      for (int i = 1; i < description.length; i++) {
        out.println(text(description[i]));
      }
    }
    options(spec);
    subcommands();
    footer(spec);
    section("EXIT STATUS");
    out.println("0 done; 1 failed, or something is wrong; 2 wrong usage, of which one line on the");
    out.println("standard error says what.");
    if (spec.parent() != null) {
      section("SEE ALSO");
      out.println(".BR " + text(spec.parent().qualifiedName("-")) + " (1)");
    }
  }

  private void options(CommandSpec spec) {
    List<ArgSpec> all = new ArrayList<>(spec.positionalParameters());
    all.addAll(spec.options());
    all.removeIf(ArgSpec::hidden);
    if (all.isEmpty()) {
      return;
    }
    section("OPTIONS");
    for (ArgSpec each : all) {
      out.println(".TP");
      out.println("\\fB" + text(label(each)) + "\\fR");
      out.println(text(String.join(" ", each.description())));
    }
  }

  private static String label(ArgSpec argument) {
    if (argument instanceof PositionalParamSpec) {
      return argument.paramLabel();
    }
    String names = String.join(", ", ((OptionSpec) argument).names());
    return argument.arity().max() == 0 ? names : names + "=" + argument.paramLabel();
  }

  private void subcommands() {
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    command
        .getSubcommands()
        .values()
        .forEach(
            child -> {
              String[] description = child.getCommandSpec().usageMessage().description();
              out.println(".TP");
              out.println(".BR " + text(name(child)) + " (1)");
              out.println(description.length == 0 ? "" : text(description[0]));
            });
  }

  private void footer(CommandSpec spec) {
    String[] footer = spec.usageMessage().footer();
    if (footer.length == 0) {
      return;
    }
    section("NOTES");
    out.println(".nf");
    for (String line : footer) {
      out.print(lines(line + "\n"));
    }
    out.println(".fi");
  }

  private void section(String name) {
    out.println(".SH " + quoted(name));
  }

  private static String lines(String text) {
    StringBuilder all = new StringBuilder();
    text.lines().forEach(line -> all.append(text(line)).append('\n'));
    return all.toString();
  }

  /** Nothing in it is a request or an escape. */
  private static String text(String given) {
    String plain = Ansi.OFF.string(given).replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\(dq") + "\"";
  }
}
