package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.core.ledger.StatusFile;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Do the places get their records to which a running collector ships besides the store? */
final class SinkCheck {
  private static final String SUBJECT = "sink";
  private static final String WAITING = ".waiting";

  private SinkCheck() {}

  /**
   * Adds a finding a sink.
   *
   * @param store the store's name
   * @param status its collector's
   */
  static void add(String store, Map<String, Object> status, List<Finding> findings) {
    for (String key : new TreeSet<>(status.keySet())) {
      if (key.startsWith(StatusFile.SINK_PREFIX) && key.endsWith(WAITING)) {
        one(store, status, key.substring(0, key.length() - WAITING.length()), findings);
      }
    }
  }

  private static void one(
      String store, Map<String, Object> status, String prefix, List<Finding> findings) {
    String name = store + " to " + prefix.substring(StatusFile.SINK_PREFIX.length());
    Object problem = status.get(prefix + ".problem");
    String waiting = Figures.count(StatusFile.number(status, prefix + WAITING), "record") + " wait";
    if (problem == null) {
      long shipped = StatusFile.number(status, prefix + ".shipped");
      findings.add(
          Finding.ok(
              SUBJECT,
              name
                  + ": "
                  + Figures.count(shipped, "record")
                  + " shipped since its start, "
                  + waiting));
    } else {
      findings.add(
          Finding.fail(
              SUBJECT,
              name + " gets none: " + problem + "; " + waiting,
              "They are in the store and on disk, and are shipped as soon as that is mended."));
    }
    long refused = StatusFile.number(status, prefix + ".refused");
    if (refused > 0) {
      findings.add(
          Finding.fail(
              SUBJECT,
              name + " refused " + Figures.count(refused, "record") + " for good since its start",
              "The store has them; see dead-letters in it for the reasons."));
    }
  }
}
