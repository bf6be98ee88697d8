package io.aimeter.query.answer;

import io.aimeter.query.BadInput;
import io.aimeter.query.Currency;
import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.ReportRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a report is asked for, as people type it. */
public final class ReportAnswer {
  /** By what lines may be sorted, as people say it. */
  private static final Map<String, Measure> SORTS = new LinkedHashMap<>();

  static {
    SORTS.put("cost", Measure.COST);
    SORTS.put("calls", Measure.CALLS);
    SORTS.put("errors", Measure.ERRORS);
    SORTS.put("input", Measure.UNCACHED_INPUT);
    SORTS.put("output", Measure.OUTPUT);
  }

  private ReportAnswer() {}

  private static Measure measure(String sort) {
    Measure measure = SORTS.get(sort);
    if (measure == null) {
      throw new BadInput("--sort: '" + sort + "' is none of " + String.join(", ", SORTS.keySet()));
    }
    return measure;
  }

  /**
   * The request.
   *
   * @param sort a name of those people say, such as cost
   * @param until null for no end
   * @param top null for all lines
   * @param pricesBefore null: no rerating is undone
   * @param currency null: USD
   * @throws BadInput if any of it cannot be
   */
  public static ReportRequest request(
      List<String> by,
      String since,
      String until,
      ZoneId zone,
      String sort,
      Integer top,
      String pricesBefore,
      Currency currency) {
    if (top != null) {
      Top.checked(top);
    }
    Instant now = Instant.now();
    Instant from = Moments.parse("--since", since, now, zone);
    Instant to = until == null ? null : Moments.parse("--until", until, now, zone);
    if (to != null && !from.isBefore(to)) {
      throw new BadInput("--since " + since + " is not before --until " + until);
    }
    Instant before =
        pricesBefore == null ? null : Moments.parse("--prices-before", pricesBefore, now, zone);
    return new ReportRequest(
        Grouping.parse(by), from, to, zone, measure(sort), top, before, currency);
  }
}
