package io.aimeter.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A budget for each team: all have enough for the month, but for the one that has none left. */
final class Allocations {
  private static final double NANOS = 1e9;

  private Allocations() {}

  static void write(GeneratedYear year) throws IOException {
    Set<String> over = new HashSet<>();
    year.truths().stream()
        .filter(truth -> truth.plant() == Plant.OVER_BUDGET)
        .forEach(truth -> over.add(truth.team()));
    LocalDate today = year.until().atZone(ZoneOffset.UTC).toLocalDate();
    Instant month = start(today.withDayOfMonth(1));
    Instant tomorrow = start(today.plusDays(1));
    StringBuilder yaml = new StringBuilder("budgets:\n");
    for (String team : Names.TEAMS) {
      // A month like the last thirty days, with room for growth and for a runaway.
      double spent = year.tally().nanos(month, tomorrow, team, null, null) / NANOS;
      double usual =
          year.tally().nanos(start(today.minusDays(29)), tomorrow, team, null, null) / NANOS;
      double usd = over.contains(team) ? 0.8 * spent : Math.max(2 * usual, 3 * spent);
      yaml.append("  - {team: ").append(team).append(", usd: ");
      yaml.append(String.format(Locale.ROOT, "%.2f", Math.max(0.01, usd))).append("}\n");
    }
    double all = year.tally().nanos(start(today.minusDays(29)), tomorrow, null, null, null) / NANOS;
    yaml.append(String.format(Locale.ROOT, "  - {name: everything, usd: %.2f}%n", 2 * all));
    Files.writeString(year.root().resolve("budgets.yaml"), yaml);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
