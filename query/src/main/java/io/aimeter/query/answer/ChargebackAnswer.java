package io.aimeter.query.answer;

import io.aimeter.query.Chargeback;
import io.aimeter.query.Grouping;
import io.aimeter.query.Ledger;
import io.aimeter.query.Report;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** Who is to be charged what for a month. */
public final class ChargebackAnswer {
  private ChargebackAnswer() {}

  /**
   * The charges of a month.
   *
   * @param month as people type it; null for the last one that is over
   * @param by whom to charge, and in which detail
   * @throws IOException if the store cannot be read
   */
  public static Chargeback ask(Ledger ledger, String month, List<String> by, ZoneId zone)
      throws IOException {
    YearMonth charged =
        month == null ? YearMonth.now(zone).minusMonths(1) : Moments.month("--month", month);
    ReportRequest request =
        new ReportRequest(
            Grouping.parse(by),
            charged.atDay(1).atStartOfDay(zone).toInstant(),
            charged.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
            zone,
            null,
            null);
    Report report = new ReportQuery(ledger).run(request);
    return Chargeback.of(charged, report);
  }
}
