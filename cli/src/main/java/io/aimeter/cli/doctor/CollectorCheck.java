package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.StoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Is a collector alive, and could it read everything? */
final class CollectorCheck {
  private static final String SUBJECT = "collector";
  private static final Duration SILENT = Duration.ofSeconds(60);

  private CollectorCheck() {}

  /** Adds the findings; whether a collector is alive. */
  static boolean add(Path root, List<Agent> agents, Instant now, List<Finding> findings)
      throws IOException {
    boolean alive = false;
    for (Path store : StoreFiles.directories(root)) {
      Map<String, Object> status = status(store);
      String name = store.getFileName().toString();
      if (Locks.isHeld(store.resolve(Layout.STORE_LOCK))) {
        alive = true;
        living(name, status, now, findings);
        http(name, status, findings);
        SinkCheck.add(name, status, findings);
      }
      long unreadable = StatusFile.number(status, StatusFile.UNREADABLE);
      if (unreadable > 0) {
        findings.add(
            Finding.fail(
                SUBJECT,
                name + " met " + Figures.count(unreadable) + " queue entries it cannot read",
                "Give the collector the version of the newest agent."));
      }
    }
    if (!alive) {
      boolean waiting = agents.stream().anyMatch(Agent::hasQueue);
      String advice = "Start it and keep it running: aimeter collect --dir " + root;
      findings.add(
          waiting
              ? Finding.fail(SUBJECT, "none is running, and queues wait to be shipped", advice)
              : Finding.warn(SUBJECT, "none is running", advice));
    }
    return alive;
  }

  private static void http(String name, Map<String, Object> status, List<Finding> findings) {
    Object problem = status.get(StatusFile.HTTP_PROBLEM);
    if (problem != null) {
      findings.add(
          Finding.fail(
              SUBJECT,
              name + " collects, but " + problem,
              "End what listens there, or give the collector another address by http.listen."));
    }
  }

  private static Map<String, Object> status(Path store) {
    try {
      return StatusFile.read(store.resolve(Layout.COLLECTOR_STATUS));
    } catch (IOException e) {
      return Map.of(); // not written yet; a living collector's silence is a finding of its own
    }
  }

  private static void living(
      String name, Map<String, Object> status, Instant now, List<Finding> findings) {
    Duration age =
        Duration.between(
            Instant.ofEpochMilli(StatusFile.number(status, StatusFile.WRITTEN_AT)), now);
    if (status.isEmpty()) {
      findings.add(
          Finding.warn(SUBJECT, name + " runs but has written no status yet", "Ask again soon."));
    } else if (age.compareTo(SILENT) > 0) {
      findings.add(
          Finding.warn(
              SUBJECT,
              name + " runs but is silent for " + Figures.duration(age),
              "See its output; restart it, nothing is lost by that."));
    } else {
      Object problem = status.get(StatusFile.LAST_PROBLEM);
      String text =
          name
              + " runs, "
              + Figures.count(StatusFile.number(status, StatusFile.COMMITTED), "record")
              + " committed since its start";
      findings.add(
          problem == null
              ? Finding.ok(SUBJECT, text)
              : Finding.warn(SUBJECT, text + "; last problem: " + problem, "See its output."));
    }
  }
}
