package io.aimeter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long the questions of the dashboard's page take about a year, asked of a dashboard's process
 * as a browser asks; and a report from the command line, a new process each time. Run by {@code
 * benchmarks/answers}.
 */
public final class AnswerTimes {
  private static final int WARM = 5;
  private static final int REPORTS = 7;

  /** How long the days' sums may take to get into memory, beginning with the first question. */
  private static final long SETTLE_SECONDS = 90;

  private static final String YEAR = "since=364d&timezone=UTC";
  private static final String MONTH = "since=30d&timezone=UTC";

  /** What the page asks, by the name of its line: of a year where what it reads are rollups. */
  private static final List<Map.Entry<String, String>> QUESTIONS =
      List.of(
          Map.entry("series.team_day", "series?by=team&step=day&top=7&" + YEAR),
          Map.entry("series.model_day", "series?by=model&step=day&top=7&" + YEAR),
          Map.entry("report.team", "report?by=team&top=8&" + YEAR),
          Map.entry("report.day", "report?by=day&" + YEAR),
          Map.entry("report.team_day", "report?by=team,day&top=200&" + YEAR),
          Map.entry("report.model_day", "report?by=model,day&top=200&" + YEAR),
          Map.entry("report.team_app_feature", "report?by=team,app,feature&top=200&" + YEAR),
          Map.entry("report.where", "report?by=team,app&where=model%3Dgpt-*&top=200&" + YEAR),
          Map.entry("values.feature", "values?dimension=feature&top=50&" + YEAR),
          Map.entry("chargeback", "chargeback?timezone=UTC"),
          Map.entry("budgets", "budgets?timezone=UTC"),
          Map.entry("forecast", "forecast?timezone=UTC"),
          Map.entry("trend.team_7d", "trend?by=team&top=8&since=7d&timezone=UTC"),
          Map.entry("trend.team_30d", "trend?by=team&top=8&" + MONTH),
          Map.entry("trend.team_182d", "trend?by=team&top=8&since=182d&timezone=UTC"),
          Map.entry("health", "health"),
          Map.entry("meta", "meta"),
          Map.entry("prices", "prices"),
          Map.entry("records.newest", "records?limit=100&" + MONTH),
          Map.entry("features.30d", "features?" + MONTH),
          Map.entry("spikes.30d", "spikes?" + MONTH),
          Map.entry("keys.12w", "keys?since=12w&timezone=UTC"),
          Map.entry("migration.12w", "migration?since=12w&by=week&timezone=UTC"),
          Map.entry("savings.30d", "savings?" + MONTH),
          Map.entry("whatif.30d", "whatif?model=gpt-4o-mini&provider=openai&" + MONTH));

  private AnswerTimes() {}

  /**
   * Arguments: the project's directory, a directory for files, the aimeter directory, how often.
   */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Path root = Path.of(args[2]);
    int times = Integer.parseInt(args[3]);
    try (AskedDashboard dashboard = AskedDashboard.start(home, root)) {
      // A person's first look: files are read, and their sums fetched into memory behind it.
      first(dashboard, "files.");
      dashboard.settle(SETTLE_SECONDS);
      Line.print("sums.in_memory_rss", dashboard.residentMegabytes(), "MB");
      first(dashboard, "first.");
      for (Map.Entry<String, String> question : QUESTIONS) {
        measure(dashboard, question.getKey(), question.getValue(), times);
      }
    }
    report(home, Path.of(args[1]), root);
  }

  private static void first(AskedDashboard dashboard, String prefix) throws Exception {
    for (Map.Entry<String, String> question : QUESTIONS) {
      if (question.getKey().startsWith("report.")) {
        long from = System.nanoTime();
        dashboard.ask(question.getValue());
        Line.print(prefix + question.getKey(), (System.nanoTime() - from) / 1e6, "ms");
      }
    }
  }

  private static void measure(AskedDashboard dashboard, String name, String question, int times)
      throws Exception {
    double[] millis = new double[times];
    double cpu = 0;
    for (int i = -WARM; i < times; i++) {
      cpu = i == 0 ? dashboard.cpuSeconds() : cpu;
      long from = System.nanoTime();
      dashboard.ask(question);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - from) / 1e6;
      }
    }
    Line.print(name + ".least", Line.quantile(millis, 0), "ms");
    Line.print(name + ".p50", Line.median(millis), "ms");
    Line.print(name + ".p99", Line.quantile(millis, 0.99), "ms");
    Line.print(name + ".cpu", (dashboard.cpuSeconds() - cpu) * 1e3 / times, "ms");
  }

  /** Whole days of a year, by team and model; the files are in the system's cache. */
  private static void report(Path home, Path work, Path root)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            home.resolve("aimeter").toString(),
            "report",
            "--dir",
            root.toString(),
            "--since",
            "364d",
            "--timezone",
            "UTC",
            "--by",
            "team,model");
    double[] wall = new double[REPORTS];
    double[] cpu = new double[REPORTS];
    Child.run(1, Map.of(), work.resolve("report.log"), command); // makes the launcher's archive
    for (int i = 0; i < REPORTS; i++) {
      Child report = Child.run(1, Map.of(), work.resolve("report.log"), command);
      wall[i] = TimeUnit.SECONDS.toMillis(1) * report.wallSeconds();
      cpu[i] = TimeUnit.SECONDS.toMillis(1) * report.cpuSeconds();
    }
    Line.print("report.cold.least", Line.quantile(wall, 0), "ms");
    Line.print("report.cold.p50", Line.median(wall), "ms");
    Line.print("report.cold.cpu_least", Line.quantile(cpu, 0), "ms");
    Line.print("report.cold.cpu", Line.median(cpu), "ms");
  }
}
