package io.aimeter.cli.doctor;

import io.aimeter.query.StoreSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Were clocks right when calls were recorded? */
final class ClockCheck {
  private static final Duration MAY_DIFFER = Duration.ofMinutes(10);

  private ClockCheck() {}

  static void add(Path root, Instant now, List<Finding> findings) throws IOException {
    for (StoreSummary.OfStore store : StoreSummary.of(root).stores()) {
      if (store.latest() != null && store.latest().isAfter(now.plus(MAY_DIFFER))) {
        findings.add(
            Finding.warn(
                "clock",
                store.name() + " has records of the future, up to " + store.latest(),
                "A clock was ahead on an application's host, or is behind here: such calls are in"
                    + " wrong days. Keep clocks right, by NTP."));
      }
    }
  }
}
