package io.aimeter.cli.doctor;

import io.aimeter.query.InstanceCount;
import io.aimeter.query.Ledger;
import io.aimeter.query.LossQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at everything between an application and its report, in the order of the data's way. */
public final class Doctor {
  private Doctor() {}

  /**
   * Examines an aimeter directory and this machine's processes.
   *
   * @param commands the processes' command lines
   * @throws IOException if the directory cannot be listed
   */
  public static List<Finding> examine(Path root, List<JvmCommand> commands, Instant now)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    DirectoryCheck.add(root, findings);
    List<Agent> agents = Agent.all(root);
    AgentCheck.add(commands, agents, findings);
    if (!Files.isDirectory(root)) {
      return findings;
    }
    QueueCheck.add(agents, now, findings);
    boolean collecting = CollectorCheck.add(root, agents, now, findings);
    boolean damaged = DamageCheck.add(root, findings);
    Ledger ledger = new Ledger(root);
    try {
      Map<String, InstanceCount> stored = InstanceCount.read(ledger);
      StoreCheck.add(ledger, root, agents, stored, collecting, findings);
      StoreCheck.expired(LossQuery.ask(ledger), findings);
      ClockCheck.add(root, now, findings);
      PriceCheck.add(ledger, now, findings);
    } catch (IOException e) {
      if (!damaged) {
        findings.add(
            Finding.fail("store", e.getMessage(), "See whether the files are readable and whole."));
      }
    }
    return findings;
  }
}
