package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Do agents write their queues, and what did they have to leave out? */
final class QueueCheck {
  private static final String SUBJECT = "queue";

  /** An agent writes its status every five seconds. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  private QueueCheck() {}

  static void add(List<Agent> agents, Instant now, List<Finding> findings) {
    long live = 0;
    long appended = 0;
    Duration youngest = null;
    for (Agent agent : agents) {
      check(agent, now, findings);
      if (agent.live()) {
        live++;
        appended += agent.number(StatusFile.APPENDED);
        Duration age = age(agent, now);
        youngest = youngest == null || age.compareTo(youngest) < 0 ? age : youngest;
      }
    }
    if (live > 0) {
      findings.add(
          Finding.ok(
              SUBJECT,
              Figures.count(live, "live JVM")
                  + ", "
                  + Figures.count(appended, "record")
                  + " appended, last status "
                  + Figures.duration(youngest)
                  + " ago"));
    }
  }

  private static Duration age(Agent agent, Instant now) {
    Duration age = Duration.between(Instant.ofEpochMilli(agent.number(StatusFile.WRITTEN_AT)), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static void check(Agent agent, Instant now, List<Finding> findings) {
    if (agent.live() && agent.status().isEmpty()) {
      findings.add(
          Finding.warn(
              SUBJECT,
              agent.label() + " has written no status yet",
              "Normal in its first seconds; else see the application's stderr for [aimeter] lines."));
    } else if (agent.live() && age(agent, now).compareTo(SILENT) > 0) {
      findings.add(
          Finding.warn(
              SUBJECT,
              agent.label() + " is silent for " + Figures.duration(age(agent, now)),
              "The JVM hangs or is suspended, the disk is full, or clocks differ."));
    }
    long dropped = Instances.dropped(agent.status());
    if (dropped > 0) {
      findings.add(
          Finding.fail(
              SUBJECT,
              agent.label()
                  + " dropped "
                  + Figures.count(dropped, "record")
                  + ": "
                  + causes(agent)
                  + problem(agent),
              "Reports lack these calls. Make room on the disk, or see the application's stderr."));
    }
    counted(
        agent,
        StatusFile.SHED,
        "bodies not read, too many were in flight",
        "Their calls are recorded without usage.",
        findings);
    long swallowed = 0;
    StringBuilder where = new StringBuilder();
    for (Map.Entry<String, Object> entry : agent.status().entrySet()) {
      if (entry.getKey().startsWith(StatusFile.SWALLOWED_PREFIX)
          && entry.getValue() instanceof Long count
          && count > 0) {
        swallowed += count;
        where
            .append(where.length() == 0 ? "" : ", ")
            .append(entry.getKey().substring(StatusFile.SWALLOWED_PREFIX.length()));
      }
    }
    if (swallowed > 0) {
      findings.add(
          Finding.warn(
              SUBJECT,
              agent.label()
                  + " swallowed "
                  + Figures.count(swallowed, "error")
                  + " of its own in "
                  + where
                  + problem(agent),
              "Some calls may lack figures. Run with -Daimeter.debug=true and report the stack trace."));
    }
  }

  private static void counted(
      Agent agent, String key, String text, String advice, List<Finding> findings) {
    long count = agent.number(key);
    if (count > 0) {
      findings.add(
          Finding.warn(SUBJECT, agent.label() + ": " + Figures.count(count) + " " + text, advice));
    }
  }

  private static String causes(Agent agent) {
    StringBuilder causes = new StringBuilder();
    cause(agent, StatusFile.DROPPED_BUFFER, "hand-off full", causes);
    cause(agent, StatusFile.DROPPED_DISK, "disk full or size cap", causes);
    cause(agent, StatusFile.DROPPED_FAILED, "queue not writable", causes);
    cause(agent, StatusFile.DROPPED_EXIT, "JVM ended first", causes);
    return causes.toString();
  }

  private static void cause(Agent agent, String key, String text, StringBuilder causes) {
    long count = agent.number(key);
    if (count > 0) {
      causes.append(causes.length() == 0 ? "" : ", ");
      causes.append(text).append(' ').append(Figures.count(count)).append(when(agent, key));
    }
  }

  private static String when(Agent agent, String key) {
    Instant first = Instant.ofEpochMilli(agent.number(key + StatusFile.FIRST));
    Instant last = Instant.ofEpochMilli(agent.number(key + StatusFile.LAST));
    if (first.equals(Instant.EPOCH)) {
      return ""; // of an agent of a former release
    }
    return first.equals(last) ? " at " + first : " from " + first + " to " + last;
  }

  private static String problem(Agent agent) {
    Object problem = agent.status().get(StatusFile.LAST_PROBLEM);
    return problem == null ? "" : " (" + problem + ")";
  }
}
