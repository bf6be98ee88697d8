package io.aimeter.cli;

import io.aimeter.cli.command.BudgetsCommand;
import io.aimeter.cli.command.ChargebackCommand;
import io.aimeter.cli.command.CompletionCommand;
import io.aimeter.cli.command.DoctorCommand;
import io.aimeter.cli.command.ExportCommand;
import io.aimeter.cli.command.FeaturesCommand;
import io.aimeter.cli.command.KeysCommand;
import io.aimeter.cli.command.ManCommand;
import io.aimeter.cli.command.MigrationCommand;
import io.aimeter.cli.command.PricesCommand;
import io.aimeter.cli.command.ReconcileCommand;
import io.aimeter.cli.command.ReportCommand;
import io.aimeter.cli.command.RulesCommand;
import io.aimeter.cli.command.SavingsCommand;
import io.aimeter.cli.command.SpikesCommand;
import io.aimeter.cli.command.TailCommand;
import io.aimeter.cli.command.TrendCommand;
import io.aimeter.cli.command.WhatIfCommand;
import io.aimeter.cli.render.Progress;
import io.aimeter.query.BadInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: 0 done, 1 failed or (doctor) something is wrong, 2 wrong usage, of
 * which one line on stderr says what.
 */
@Command(
    name = "aimeter",
    description = "What each team, application, feature and model spends on AI.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "aimeter COMMAND --help tells more."})
public final class Aimeter implements Runnable {
  /** A subcommand's class is loaded only when it is the one asked for, or for the overview. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("report", ReportCommand::new);
    COMMANDS.put("trend", TrendCommand::new);
    COMMANDS.put("budgets", BudgetsCommand::new);
    COMMANDS.put("chargeback", ChargebackCommand::new);
    COMMANDS.put("reconcile", ReconcileCommand::new);
    COMMANDS.put("features", FeaturesCommand::new);
    COMMANDS.put("spikes", SpikesCommand::new);
    COMMANDS.put("savings", SavingsCommand::new);
    COMMANDS.put("whatif", WhatIfCommand::new);
    COMMANDS.put("tail", TailCommand::new);
    COMMANDS.put("keys", KeysCommand::new);
    COMMANDS.put("migration", MigrationCommand::new);
    COMMANDS.put("prices", PricesCommand::new);
    COMMANDS.put("export", ExportCommand::new);
    COMMANDS.put("rules", RulesCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("completion", CompletionCommand::new);
    COMMANDS.put("man", ManCommand::new);
  }

  @Spec private CommandSpec spec;

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    // Always UTF-8: under LANG=C Java would print question marks to terminals that can do better.
    OutputStream terminal = new FileOutputStream(FileDescriptor.err);
    Progress progress = new Progress(terminal, "aimeter " + first(args));
    PrintWriter out = utf8(progress.before(new FileOutputStream(FileDescriptor.out)));
    PrintWriter err = utf8(progress.before(terminal));
    // What follows the calls as they come waits for them; and only the launcher knows terminals.
    if (Boolean.getBoolean("cli.progress") && !first(args).equals("tail")) {
      progress.start();
    }
    int exitCode = execute(out, err, args);
    progress.end();
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /** Runs the command, printing to the given writers; returns the exit code. */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    String first = args.length > 0 ? args[0] : null;
    return commandLine(COMMANDS.containsKey(first) ? first : null)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, typed) -> wrongUsage(e))
        .setExecutionExceptionHandler((e, at, parsed) -> failure(e, at))
        .execute(args);
  }

  /** The command line with one command; with all for null. */
  static CommandLine commandLine(String only) {
    CommandLine commandLine = new CommandLine(new Aimeter());
    COMMANDS.forEach(
        (name, command) -> {
          if (only == null || name.equals(only)) {
            commandLine.addSubcommand(name, command.get());
          }
        });
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUsage(ParameterException e) {
    CommandLine at = e.getCommandLine();
    StringBuilder line = new StringBuilder(at.getCommandSpec().qualifiedName());
    line.append(": ").append(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      boolean command = at.getParent() == null && !unmatched.getUnmatched().get(0).startsWith("-");
      line.setLength(0);
      line.append(at.getCommandSpec().qualifiedName())
          .append(command ? ": unknown command '" : ": unknown option or argument '")
          .append(unmatched.getUnmatched().get(0))
          .append('\'');
      if (!unmatched.getSuggestions().isEmpty()) {
        line.append("; did you mean ").append(unmatched.getSuggestions().get(0)).append('?');
      }
    }
    return complain(at, line.append(" (").append(help(at)).append(')').toString());
  }

  private static String help(CommandLine at) {
    return "see " + at.getCommandSpec().qualifiedName() + " --help";
  }

  private static int failure(Exception e, CommandLine at) {
    String name = at.getCommandSpec().qualifiedName();
    if (e instanceof BadInput) {
      return complain(at, name + ": " + e.getMessage());
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    at.getErr().println(TypedKeys.hidden(name + ": " + message));
    if (Boolean.getBoolean("aimeter.debug")) {
      e.printStackTrace(at.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int complain(CommandLine at, String line) {
    at.getErr().println(TypedKeys.hidden(line));
    return CommandLine.ExitCode.USAGE;
  }

  private static String first(String[] args) {
    return args.length > 0 ? args[0] : "";
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}
