package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.cli.render.ReportNotes;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.InstanceCount;
import io.aimeter.query.Instances;
import io.aimeter.query.Losses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Did everything that was appended reach the store, once? */
final class StoreCheck {
  private static final String SUBJECT = "store";

  private StoreCheck() {}

  static void add(
      List<Agent> agents,
      Map<String, InstanceCount> stored,
      boolean collecting,
      List<Finding> findings) {
    long records = 0;
    for (InstanceCount count : stored.values()) {
      records += count.records();
    }
    findings.add(
        Finding.ok(
            SUBJECT,
            Figures.count(records, "record") + " of " + Figures.count(stored.size(), "JVM")));
    backlog(agents, stored, collecting, findings);
    Map<String, Agent> byName = new HashMap<>();
    agents.forEach(agent -> byName.put(agent.instance(), agent));
    stored.forEach((name, count) -> gaps(name, byName.get(name), count, findings));
  }

  /** Says what is gone as somebody wanted it. */
  static void expired(Losses losses, List<Finding> findings) {
    if (losses.expiredBefore() != null) {
      findings.add(
          Finding.ok(
              SUBJECT,
              "records before "
                  + ReportNotes.expiredBefore(losses)
                  + " are gone by retention: "
                  + Figures.count(losses.expired())));
    }
  }

  private static void backlog(
      List<Agent> agents,
      Map<String, InstanceCount> stored,
      boolean collecting,
      List<Finding> findings) {
    long backlog = 0;
    for (Agent agent : agents) {
      InstanceCount count = stored.get(agent.instance());
      long shipped = count == null ? 0 : count.records();
      backlog += Math.max(0, agent.number(StatusFile.APPENDED) - shipped);
    }
    if (backlog > 0) {
      String text = Figures.count(backlog, "record") + " appended but not in the store yet";
      findings.add(
          collecting
              ? Finding.ok(SUBJECT, text + "; the collector is on it")
              : Finding.fail(SUBJECT, text, "They wait in the queue: start the collector."));
    }
  }

  private static void gaps(String name, Agent agent, InstanceCount count, List<Finding> findings) {
    if (count.missing() < 0) {
      findings.add(
          Finding.fail(
              SUBJECT,
              name + ": " + Figures.count(-count.missing(), "record") + " stored twice",
              "Do two collectors' stores hold the same queue? Keep one of them."));
    } else if (count.missing() > 0) {
      long dropped = agent == null ? 0 : Instances.dropped(agent.status());
      String text =
          (agent == null ? name : agent.label())
              + ": "
              + Figures.count(count.missing(), "record")
              + " missing, of which its agent counted "
              + Figures.count(Math.min(dropped, count.missing()))
              + " as dropped";
      findings.add(
          Finding.fail(
              SUBJECT,
              text,
              dropped >= count.missing()
                  ? "Reports lack these calls; the queue lines above say why."
                  : "Were queue files removed by hand, or is a queue still being shipped? Ask again"
                      + " soon."));
    }
  }
}
