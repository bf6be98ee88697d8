package io.aimeter.replay;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.usage.Estimates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prices recorded exchanges with the bundled book, and compares with what the providers said on the
 * wire that they charged. Prints a line for each of those, and how many of the billed exchanges of
 * each provider have a price.
 *
 * <p>Arguments: {@code --explained FILE} and recordings, files or directories. With the option it
 * fails where a stated cost that was not reproduced is not explained in the file, where an
 * explanation is of none, or where less than four of five that the book prices are within a
 * hundredth.
 */
public final class PriceDifferences {
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());
  private static final double CLOSE = 0.01;
  private static final double ENOUGH = 0.8;

  private final Map<String, int[]> billed = new TreeMap<>();
  private final Explained explained;
  private int compared;
  private int close;

  private PriceDifferences(Explained explained) {
    this.explained = explained;
  }

  /** The program. */
  public static void main(String[] args) throws IOException {
    List<Path> sources = new ArrayList<>();
    Explained explained = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--explained") && i + 1 < args.length) {
        explained = Explained.read(Path.of(args[++i]));
      } else {
        sources.add(Path.of(args[i]));
      }
    }
    PriceDifferences differences = new PriceDifferences(explained);
    for (RecordedExchange exchange : RecordedExchange.load(sources)) {
      differences.add(exchange);
    }
    differences.print();
    if (explained != null && !differences.isExplained()) {
      System.exit(1);
    }
  }

  /** Prints what is amiss; whether nothing is. */
  private boolean isExplained() {
    List<String> amiss = explained.amiss();
    amiss.forEach(System.out::println);
    boolean enough = close >= ENOUGH * compared;
    if (!enough) {
      System.out.println("fewer than " + ENOUGH + " of the stated costs that the book prices");
    }
    return amiss.isEmpty() && enough;
  }

  private void add(RecordedExchange exchange) throws IOException {
    Endpoint endpoint =
        RECOGNIZER.recognise(exchange.host(), 443, exchange.method(), exchange.path());
    if (endpoint == null) {
      return;
    }
    CostRecord read =
        Offline.read(endpoint, exchange, Offline.decoded(exchange), new Estimates(null));
    boolean used = "reported".equals(read.text(RecordField.USAGE_SOURCE));
    if (read.number(RecordField.BILLABLE, 0) == 0 || !used) {
      note(exchange, read, read.has(RecordField.PROVIDER_COST), "without usage");
      return;
    }
    Instant start = start(exchange);
    CostRecord.Builder record =
        read.toBuilder()
            .set(RecordField.SERVER_ADDRESS, exchange.host())
            .set(RecordField.STARTED_AT, Duration.between(Instant.EPOCH, start).toNanos());
    boolean saysCost = record.has(RecordField.PROVIDER_COST);
    long stated =
        record.number(RecordField.PROVIDER_COST)
            + Math.max(0, record.number(RecordField.UPSTREAM_COST, 0));
    record.clear(RecordField.PROVIDER_COST);
    Quote quote = PriceBook.bundled().quote(record);
    int[] counts = billed.computeIfAbsent(endpoint.provider(), none -> new int[2]);
    counts[0]++;
    if (quote.state() == PriceState.UNPRICED) {
      System.out.println(exchange.id() + "\t" + quote.explain());
      note(exchange, read, saysCost, "unpriced");
      return;
    }
    counts[1]++;
    if (saysCost) {
      compare(exchange, read, quote, stated);
    }
  }

  private void note(RecordedExchange exchange, CostRecord read, boolean saysCost, String outcome) {
    if (saysCost && explained != null) {
      explained.note(exchange.id(), read, outcome);
    }
  }

  private void compare(RecordedExchange exchange, CostRecord read, Quote quote, long stated) {
    compared++;
    double off = Math.abs(quote.total() - stated) / (double) Math.max(1, stated);
    if (off <= CLOSE) {
      close++;
    } else {
      System.out.printf(
          Locale.ROOT,
          "%s\tthe provider says %d nano-USD, %s%n",
          exchange.id(),
          stated,
          quote.explain());
      note(exchange, read, true, "another");
    }
  }

  private static Instant start(RecordedExchange exchange) {
    for (Map.Entry<String, String> header : exchange.responseHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase("date")) {
        try {
          return ZonedDateTime.parse(header.getValue(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
        } catch (DateTimeParseException e) {
          break;
        }
      }
    }
    return Instant.now();
  }

  private void print() {
    billed.forEach(
        (provider, counts) ->
            System.out.println(
                provider + ": " + counts[1] + " of " + counts[0] + " billed exchanges priced"));
    System.out.println(
        close + " of " + compared + " stated costs that the book prices are within 1 %");
  }
}
