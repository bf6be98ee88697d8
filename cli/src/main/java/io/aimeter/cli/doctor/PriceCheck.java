package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import io.aimeter.cli.render.ReportNotes;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;

/** What of the last days' money is unknown, what unseen? */
final class PriceCheck {
  private static final String SUBJECT = "prices";
  private static final int DAYS = 7;

  private PriceCheck() {}

  static void add(Ledger ledger, Instant now, List<Finding> findings) throws IOException {
    Report report =
        new ReportQuery(ledger)
            .run(
                new ReportRequest(
                    List.of(Grouping.parse("model")),
                    now.minus(Duration.ofDays(DAYS)),
                    null,
                    ZoneOffset.UTC,
                    1,
                    null));
    String period = " in the last " + DAYS + " days";
    unmetered(report, period, findings);
    long calls = report.total().number(Measure.CALLS);
    if (calls == 0) {
      findings.add(
          Finding.warn(SUBJECT, "no calls" + period, "Has the application called a provider?"));
      return;
    }
    long unpriced = report.total().number(Measure.UNPRICED);
    long withoutUsage = report.total().number(Measure.WITHOUT_USAGE);
    if (unpriced > 0) {
      StringJoiner models = new StringJoiner(", ");
      report.unpriced().stream()
          .limit(5)
          .forEach(model -> models.add(model.model() == null ? "(no model)" : model.model()));
      findings.add(
          Finding.warn(
              SUBJECT,
              Figures.count(unpriced, "record") + " unpriced" + period + ": " + models,
              "Their cost is in no total. Add prices with -Daimeter.prices=FILE."));
    }
    if (withoutUsage > 0) {
      findings.add(
          Finding.warn(
              SUBJECT,
              Figures.count(withoutUsage, "billable call") + " without usage" + period,
              "OpenAI's streams need stream_options.include_usage."));
    }
    if (unpriced == 0 && withoutUsage == 0) {
      findings.add(
          Finding.ok(
              SUBJECT, "all of " + Figures.count(calls, "call") + period + " are accounted"));
    }
  }

  private static void unmetered(Report report, String period, List<Finding> findings) {
    if (!report.unmetered().isEmpty()) {
      findings.add(
          Finding.warn(
              "coverage",
              "connections to AI providers that no tap saw"
                  + period
                  + ": "
                  + ReportNotes.unmetered(report.unmetered()),
              "Their cost is in no total. See whether aimeter meters the client named and no"
                  + " aimeter.tap.* turns it off; use one that is metered, or report it."));
    }
  }
}
