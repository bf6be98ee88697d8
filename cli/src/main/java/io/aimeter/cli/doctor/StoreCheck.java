package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.cli.render.ReportNotes;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.Gap;
import io.aimeter.query.InstanceCount;
import io.aimeter.query.Instances;
import io.aimeter.query.Ledger;
import io.aimeter.query.Losses;
import io.aimeter.query.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Did everything that was appended reach the store, once? */
final class StoreCheck {
  private static final String SUBJECT = "store";
  private static final int MOST_GAPS = 5;

  /**
   * What is known of the missing records of a JVM.
   *
   * @param first their sequence numbers, one too many of the ranges where there are more
   * @param kept where unreadable files of its queue lie
   */
  private record Gaps(List<Gap> first, List<Path> kept) {
    static List<Path> kept(Path root, String instance) throws IOException {
      List<Path> places = new ArrayList<>();
      for (Path store : StoreFiles.directories(root)) {
        Path place = store.resolve(Layout.UNREADABLE).resolve(instance);
        if (Files.exists(place)) {
          places.add(place);
        }
      }
      return places;
    }

    String text() {
      StringJoiner text = new StringJoiner(", ", "; number ", "");
      first.stream().limit(MOST_GAPS).forEach(gap -> text.add(gap.toString()));
      if (first.size() > MOST_GAPS) {
        text.add("…");
      }
      return (first.isEmpty() ? "" : text)
          + (kept.isEmpty() ? "" : "; unreadable files of its queue are kept in " + kept.get(0));
    }
  }

  private StoreCheck() {}

  static void add(
      Ledger ledger,
      Path root,
      List<Agent> agents,
      Map<String, InstanceCount> stored,
      boolean collecting,
      List<Finding> findings)
      throws IOException {
    long records = 0;
    boolean whole = true;
    for (InstanceCount count : stored.values()) {
      records += count.records();
      whole &= count.missing() == 0;
    }
    findings.add(
        Finding.ok(
            SUBJECT,
            (whole ? "0 gaps in " : "")
                + Figures.count(records, "record")
                + " of "
                + Figures.count(stored.size(), "JVM")));
    backlog(agents, stored, collecting, findings);
    Map<String, Agent> byName = new HashMap<>();
    agents.forEach(agent -> byName.put(agent.instance(), agent));
    for (Map.Entry<String, InstanceCount> each : stored.entrySet()) {
      String name = each.getKey();
      if (each.getValue().missing() != 0) {
        Gaps gaps = new Gaps(Gap.first(ledger, name, MOST_GAPS + 1), Gaps.kept(root, name));
        gaps(name, byName.get(name), each.getValue(), gaps, findings);
      }
    }
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

  private static void gaps(
      String name, Agent agent, InstanceCount count, Gaps gaps, List<Finding> findings) {
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
              + " as dropped"
              + gaps.text();
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
