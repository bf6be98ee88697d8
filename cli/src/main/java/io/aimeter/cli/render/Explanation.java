package io.aimeter.cli.render;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The derivation of a record's cost, and whether it is the one that the store holds. */
public final class Explanation {
  private Explanation() {}

  /** Prints the explanation. */
  public static void print(CostRecord record, PriceBook book, PrintWriter out) {
    out.println(
        record.text(RecordField.INSTANCE)
            + '/'
            + record.number(RecordField.SEQUENCE)
            + "  "
            + start(record));
    Quote quote = book.quote(record);
    out.println(quote.explain());
    String source = record.text(RecordField.USAGE_SOURCE);
    if ("estimated".equals(source)) {
      out.println("  The wire did not say the usage: the tokens are an estimate.");
    }
    if (record.has(RecordField.PROVIDER_COST)) {
      out.println(
          "  The provider says "
              + record.number(RecordField.PROVIDER_COST)
              + " nano-USD"
              + (record.has(RecordField.UPSTREAM_COST)
                  ? ", and " + record.number(RecordField.UPSTREAM_COST) + " behind it"
                  : ""));
    }
    differences(record, quote, out);
  }

  private static Instant start(CostRecord record) {
    return Instant.EPOCH.plus(record.number(RecordField.STARTED_AT), ChronoUnit.NANOS);
  }

  private static void differences(CostRecord record, Quote quote, PrintWriter out) {
    String version = record.text(RecordField.PRICE_VERSION);
    boolean known = quote.state() != PriceState.UNPRICED;
    boolean same =
        record.has(RecordField.COST) == known
            && (!known || record.number(RecordField.COST) == quote.total());
    if (!same) {
      out.println(
          "  The store has "
              + (record.has(RecordField.COST)
                  ? record.number(RecordField.COST) + " nano-USD"
                  : "no cost")
              + ", by price book "
              + version
              + "; aimeter rerate --since "
              + start(record).toString().substring(0, "2026-11-01".length())
              + " --dry-run shows what today's book would change");
    }
  }
}
