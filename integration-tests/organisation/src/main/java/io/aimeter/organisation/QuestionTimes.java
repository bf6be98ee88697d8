package io.aimeter.organisation;

import com.sun.management.OperatingSystemMXBean;
import io.aimeter.query.DailySpend;
import io.aimeter.query.Engine;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.TrendQuery;
import io.aimeter.query.Where;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a dashboard's questions about a whole year take in a process that runs already; a {@code
 * name value unit} a line. Run by {@code benchmarks/answers}.
 */
public final class QuestionTimes {
  private static final int WARM = 5;

  /** A question. */
  private interface Question {
    void ask() throws IOException;
  }

  private QuestionTimes() {}

  /** Arguments: the aimeter directory, and how often each question is asked. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Engine engine = Engine.lasting("384MB", 2, 0, QuestionTimes::fail)) {
      ask(new Ledger(Path.of(arguments[0]), engine), engine, Integer.parseInt(arguments[1]));
    }
  }

  private static void ask(Ledger ledger, Engine engine, int times)
      throws IOException, InterruptedException {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant year = today.minus(Duration.ofDays(364));
    Map<String, Question> questions = new LinkedHashMap<>();
    questions.put("report.team", report(ledger, year, "team"));
    questions.put("report.team_day", report(ledger, year, "team", "day"));
    questions.put("report.model_day", report(ledger, year, "model", "day"));
    questions.put("report.team_app_feature", report(ledger, year, "team", "app", "feature"));
    Ledger one = ledger.narrowed(Where.parse(List.of("model=gpt-*")));
    questions.put("report.team_day_where", report(one, year, "team", "day"));
    questions.put(
        "trend.team",
        () -> new TrendQuery(ledger).run(by("team"), today.minus(Duration.ofDays(14)), today));
    questions.put(
        "budgets.team", () -> new DailySpend(ledger).run(by("team"), year, today, ZoneOffset.UTC));
    long begin = System.nanoTime();
    questions.get("report.team").ask();
    print("report.first", (System.nanoTime() - begin) / 1e6);
    engine.awaitSums();
    print("sums.in_memory", (System.nanoTime() - begin) / 1e6);
    for (Map.Entry<String, Question> question : questions.entrySet()) {
      double[] millis = new double[times];
      long cpu = 0;
      for (int i = -WARM; i < times; i++) {
        cpu = i == 0 ? cpu() : cpu;
        long from = System.nanoTime();
        question.getValue().ask();
        if (i >= 0) {
          millis[i] = (System.nanoTime() - from) / 1e6;
        }
      }
      double each = (cpu() - cpu) / 1e6 / times;
      Arrays.sort(millis);
      print(question.getKey() + ".p50", millis[times / 2]);
      print(question.getKey() + ".p99", millis[Math.min(times - 1, times * 99 / 100)]);
      print(question.getKey() + ".cpu", each);
    }
  }

  private static void fail(String problem) {
    System.err.println("answers: days' sums are not kept: " + problem);
    System.exit(1);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Question report(Ledger ledger, Instant since, String... by) {
    ReportRequest request = new ReportRequest(by(by), since, null, ZoneOffset.UTC, 50, null);
    return () -> new ReportQuery(ledger).run(request);
  }

  private static List<Grouping> by(String... names) {
    return Grouping.parse(List.of(names));
  }

  private static void print(String name, double millis) {
    System.out.println(String.format(Locale.ROOT, "%s %.1f ms", name, millis));
  }
}
