package io.aimeter.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a report is asked for.
 *
 * @param by the dimensions, at least one
 * @param since the earliest start of a call
 * @param until starts of calls are before it; null for no end
 * @param zone the zone of days and hours
 * @param sort the measure of which the most comes first; times stay in their order
 * @param top how many lines at most, null for all
 * @param pricesBefore reratings from that moment on are undone; null: none
 * @param currency what costs are shown in; null: USD
 */
public record ReportRequest(
    List<Grouping> by,
    Instant since,
    Instant until,
    ZoneId zone,
    Measure sort,
    Integer top,
    Instant pricesBefore,
    Currency currency) {
  private static final long DAY_MILLIS = 86_400_000;

  /** A report in USD, the dearest first. */
  public ReportRequest(
      List<Grouping> by,
      Instant since,
      Instant until,
      ZoneId zone,
      Integer top,
      Instant pricesBefore) {
    this(by, since, until, zone, Measure.COST, top, pricesBefore, null);
  }

  /** The code of what costs are shown in. */
  public String currencyCode() {
    return currency == null ? "USD" : currency.code();
  }

  /**
   * The rates in force in the report's time, the earliest first; only where there is a currency.
   */
  public List<Currency.Rate> rates() {
    return currency.between(
        day(since), until == null ? null : day(until.plusMillis(DAY_MILLIS - 1)));
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
