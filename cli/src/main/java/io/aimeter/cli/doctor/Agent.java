package io.aimeter.cli.doctor;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.Instances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One agent instance, that is one JVM's life, as its traces on disk show it.
 *
 * @param instance its name
 * @param hasQueue whether its queue is still there
 * @param live whether the JVM lives
 * @param status its last status, empty where there is none
 */
record Agent(String instance, boolean hasQueue, boolean live, Map<String, Object> status) {
  static List<Agent> all(Path root) throws IOException {
    Map<String, Map<String, Object>> statuses = Instances.statuses(root);
    Map<String, Agent> agents = new TreeMap<>();
    statuses.forEach((name, status) -> agents.put(name, new Agent(name, false, false, status)));
    for (Path queue : Instances.queues(root)) {
      String name = queue.getFileName().toString();
      boolean live = Locks.isHeld(queue.resolve(Layout.LIVE_LOCK));
      if (Files.isDirectory(queue)) {
        agents.put(name, new Agent(name, true, live, statuses.getOrDefault(name, Map.of())));
      }
    }
    return new ArrayList<>(agents.values());
  }

  long number(String key) {
    return StatusFile.number(status, key);
  }

  /** Its name with what tells a reader which application that is. */
  String label() {
    StringBuilder label = new StringBuilder(instance);
    Object team = status.get(StatusFile.TEAM);
    Object app = status.get(StatusFile.APP);
    if (team != null || app != null) {
      label.append(" (");
      label
          .append(team == null ? "no team" : team)
          .append('/')
          .append(app == null ? "no app" : app);
      label.append(", pid ").append(number(StatusFile.PID)).append(')');
    }
    return label.toString();
  }
}
