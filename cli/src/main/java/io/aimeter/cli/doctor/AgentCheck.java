package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import java.util.List;
import java.util.StringJoiner;

/** Is the agent attached to any JVM, and rightly? */
final class AgentCheck {
  private static final String SUBJECT = "agent";

  private AgentCheck() {}

  static void add(List<JvmCommand> commands, List<Agent> agents, List<Finding> findings) {
    StringJoiner attached = new StringJoiner(", ");
    for (JvmCommand command : commands) {
      switch (command.attachment()) {
        case ATTACHED -> attached.add(Long.toString(command.pid()));
        case TOO_LATE ->
            findings.add(
                Finding.fail(
                    SUBJECT,
                    "process " + command.pid() + " has -javaagent after its main class or jar",
                    "Put it before: java -javaagent:aimeter.jar -Dai.team=… -jar app.jar"));
        case CLASS_PATH ->
            findings.add(
                Finding.fail(
                    SUBJECT,
                    "process " + command.pid() + " has the agent's jar as a program or library",
                    "It does nothing there; give it as -javaagent:/path/to/aimeter.jar"));
      }
    }
    long live = agents.stream().filter(Agent::live).count();
    if (attached.length() > 0) {
      findings.add(Finding.ok(SUBJECT, "attached to process " + attached));
    } else if (live > 0) {
      findings.add(Finding.ok(SUBJECT, "recording in " + Figures.count(live, "JVM")));
    } else if (agents.isEmpty()) {
      findings.add(
          Finding.fail(
              SUBJECT,
              "no running JVM that we can see has it, and none has ever recorded anything here",
              "Start your application with -javaagent:/path/to/aimeter.jar -Dai.team=TEAM -Dai.app=APP"));
    } else {
      findings.add(
          Finding.warn(
              SUBJECT,
              "no JVM is recording now; " + Figures.count(agents.size()) + " did before",
              "Other users' processes may be invisible to you; a JVM records from its first AI call"
                  + " on."));
    }
  }
}
