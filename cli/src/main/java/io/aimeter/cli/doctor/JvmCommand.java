package io.aimeter.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a running JVM was started, as far as aimeter's agent is concerned. */
public record JvmCommand(long pid, Attachment attachment) {
  /** Whether and how the agent's jar is named on a command line. */
  public enum Attachment {
    /** As {@code -javaagent:}, before the main class. */
    ATTACHED,
    /** As {@code -javaagent:} after the main class or jar: an argument of the application's. */
    TOO_LATE,
    /** On the class path or as the program itself. */
    CLASS_PATH
  }

  private static final Pattern JAVA_AGENT =
      Pattern.compile("-javaagent:(.*[/\\\\])?aimeter[^/\\\\]*\\.jar(=.*)?");
  private static final Pattern AGENT_JAR =
      Pattern.compile("(.*[/\\\\])?aimeter(-agent)?(-\\d[^/\\\\]*)?\\.jar");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--add-modules",
          "--add-opens",
          "--add-exports",
          "--add-reads",
          "--upgrade-module-path");

  /** The JVMs of this machine that name the agent's jar and whose command line we may see. */
  public static List<JvmCommand> running() {
    List<JvmCommand> found = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .forEach(
            process -> {
              String command = process.info().command().orElse("");
              String[] arguments = process.info().arguments().orElse(new String[0]);
              Attachment attachment = isJava(command) ? attachment(arguments) : null;
              if (attachment != null) {
                found.add(new JvmCommand(process.pid(), attachment));
              }
            });
    return found;
  }

  private static boolean isJava(String command) {
    return command.endsWith("java") || command.endsWith("java.exe");
  }

  /** How the agent's jar is named in the arguments of a {@code java}; null where it is not. */
  static Attachment attachment(String... arguments) {
    Attachment found = null;
    boolean started = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (JAVA_AGENT.matcher(argument).matches()) {
        if (!started) {
          return Attachment.ATTACHED;
        }
        found = Attachment.TOO_LATE;
      } else if (!started && WITH_VALUE.contains(argument)) {
        i++;
        if (i < arguments.length && namesJar(arguments[i])) {
          found = Attachment.CLASS_PATH;
        }
      } else if (!started && argument.equals("-jar")) {
        started = true;
        i++;
        if (i < arguments.length && namesJar(arguments[i])) {
          found = Attachment.CLASS_PATH;
        }
      } else if (!argument.startsWith("-")) {
        started = true;
      }
    }
    return found;
  }

  private static boolean namesJar(String path) {
    for (String entry : path.split("[:;]", -1)) {
      if (AGENT_JAR.matcher(entry).matches()) {
        return true;
      }
    }
    return false;
  }
}
