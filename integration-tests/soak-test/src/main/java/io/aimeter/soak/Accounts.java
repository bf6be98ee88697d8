package io.aimeter.soak;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All totals beside each other.
 *
 * @param runs all JVMs there have been
 * @param kafka the topic's committed records
 * @param postgres the table's rows
 * @param store what {@code aimeter report} says of the stores
 * @param focus what the FOCUS export of the stores comes to
 */
record Accounts(
    List<Run> runs, List<Entry> kafka, List<Entry> postgres, Figures store, Figures focus) {
  private static final int MOST_LINES = 40;

  /** Whatever is not as it must be. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Run run : runs) {
      String problem = run.problem();
      if (problem != null) {
        problems.add(run.name() + ": " + problem);
      }
    }
    Figures promised = promised();
    compare("the store's report", store, promised, problems);
    compare("Kafka", Figures.sum(kafka), promised, problems);
    compare("PostgreSQL", Figures.sum(postgres), promised, problems);
    compare("FOCUS", focus, promised.withoutRecords(), problems);
    Set<Entry> inKafka = new HashSet<>(kafka);
    Set<Entry> inPostgres = new HashSet<>(postgres);
    if (inKafka.size() != kafka.size()) {
      problems.add("Kafka has records twice: " + (kafka.size() - inKafka.size()));
    }
    if (!inKafka.equals(inPostgres)) {
      problems.add("Kafka and PostgreSQL have not the same records");
    }
    return problems;
  }

  private static void compare(String name, Figures found, Figures promised, List<String> problems) {
    if (!found.equals(promised)) {
      problems.add(name + " differs from what is promised by " + found.minus(promised));
    }
  }

  private Figures answered() {
    return runs.stream()
        .map(run -> Figures.sum(run.answered()))
        .reduce(Figures.NONE, Figures::plus);
  }

  private Figures missing() {
    return runs.stream().map(run -> Figures.sum(run.missing())).reduce(Figures.NONE, Figures::plus);
  }

  private Figures promised() {
    return answered().minus(missing());
  }

  /** Prints the table, and below it each JVM of which not every call was recorded. */
  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%-44s %9s %11s %11s %9s %9s %11s %15s%n",
        "",
        "records",
        "input",
        "cache read",
        "write 5m",
        "write 1h",
        "output",
        "nano-USD");
    row(out, "provider's own count", answered());
    row(out, "  not appended when killed, or dropped", missing());
    row(out, "promised", promised());
    row(out, "store (aimeter report)", store);
    row(out, "Kafka (read_committed)", Figures.sum(kafka));
    row(out, "PostgreSQL", Figures.sum(postgres));
    row(out, "FOCUS (aimeter export focus)", focus);
    List<Run> incomplete = runs.stream().filter(run -> !run.missing().isEmpty()).toList();
    out.printf(
        Locale.ROOT,
        "%nJVMs: %d, of which %d were killed -9; calls not recorded: of %d JVMs%n",
        runs.size(),
        runs.stream().filter(Run::killed).count(),
        incomplete.size());
    incomplete.stream().limit(MOST_LINES).forEach(run -> out.println("  " + run));
    if (incomplete.size() > MOST_LINES) {
      out.println("  … and " + (incomplete.size() - MOST_LINES) + " more");
    }
  }

  private static void row(PrintStream out, String name, Figures figures) {
    out.printf(
        Locale.ROOT,
        "%-44s %9s %,11d %,11d %,9d %,9d %,11d %,15d%n",
        name,
        figures.records() == 0 ? "" : String.format(Locale.ROOT, "%,d", figures.records()),
        figures.uncached(),
        figures.read(),
        figures.write5m(),
        figures.write1h(),
        figures.output(),
        figures.nanoUsd());
  }
}
