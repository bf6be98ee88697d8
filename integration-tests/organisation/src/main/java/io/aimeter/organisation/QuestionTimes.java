package io.aimeter.organisation;

import io.aimeter.query.DailySpend;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.TrendQuery;
import java.io.IOException;
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
  public static void main(String[] arguments) throws IOException {
    Ledger ledger = new Ledger(Path.of(arguments[0]));
    int times = Integer.parseInt(arguments[1]);
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant year = today.minus(Duration.ofDays(364));
    Map<String, Question> questions = new LinkedHashMap<>();
    questions.put("report.team", report(ledger, year, "team"));
    questions.put("report.team_day", report(ledger, year, "team", "day"));
    questions.put("report.model_day", report(ledger, year, "model", "day"));
    questions.put("report.team_app_feature", report(ledger, year, "team", "app", "feature"));
    questions.put(
        "trend.team",
        () -> new TrendQuery(ledger).run(by("team"), today.minus(Duration.ofDays(14)), today));
    questions.put(
        "budgets.team", () -> new DailySpend(ledger).run(by("team"), year, today, ZoneOffset.UTC));
    for (Map.Entry<String, Question> question : questions.entrySet()) {
      double[] millis = new double[times];
      for (int i = -WARM; i < times; i++) {
        long from = System.nanoTime();
        question.getValue().ask();
        if (i >= 0) {
          millis[i] = (System.nanoTime() - from) / 1e6;
        }
      }
      Arrays.sort(millis);
      print(question.getKey() + ".p50", millis[times / 2]);
      print(question.getKey() + ".p99", millis[Math.min(times - 1, times * 99 / 100)]);
    }
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
