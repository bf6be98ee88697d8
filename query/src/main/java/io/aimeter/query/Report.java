package io.aimeter.query;

import java.time.Instant;
import java.util.List;

/**
 * A report.
 *
 * @param lines the groups, in order
 * @param groups how many groups there are
 * @param others the sum of the groups that are not among the lines, null where all are
 * @param total the sum of all
 * @param unpriced the models without a price, most records first
 * @param unmetered the clients whose calls no tap sees, most findings first
 * @param coverage how much of the spend has a value in each dimension
 * @param losses what never reached the store, of all time
 * @param storedRecords how many records the store holds, of all time
 * @param earliest the start of the earliest of them, null where there is none
 * @param latest the start of the latest of them, null where there is none
 */
public record Report(
    ReportRequest request,
    List<Line> lines,
    long groups,
    Totals others,
    Totals total,
    List<UnpricedModel> unpriced,
    List<UnmeteredClient> unmetered,
    List<Coverage> coverage,
    Losses losses,
    long storedRecords,
    Instant earliest,
    Instant latest) {

  /** The same report with its lines in another order. */
  Report withLines(List<Line> ordered) {
    return new Report(
        request,
        ordered,
        groups,
        others,
        total,
        unpriced,
        unmetered,
        coverage,
        losses,
        storedRecords,
        earliest,
        latest);
  }

  /**
   * A group.
   *
   * @param keys its values, in the order of the request's dimensions, null where records have none
   */
  public record Line(List<String> keys, Totals totals) {}

  /**
   * A model that has no price.
   *
   * @param model its name, null where records have none
   * @param tokens of all kinds
   */
  public record UnpricedModel(String model, long records, long tokens) {}

  /**
   * A client that connects to an AI provider and that no tap sees.
   *
   * @param client the class that opens the connections
   * @param findings how often it was found, at most once an hour a JVM
   */
  public record UnmeteredClient(String client, String host, long findings) {}
}
