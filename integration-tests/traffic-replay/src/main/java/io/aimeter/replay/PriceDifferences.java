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
 * <p>Arguments: recordings, files or directories.
 */
public final class PriceDifferences {
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());
  private static final double CLOSE = 0.01;

  private final Map<String, int[]> billed = new TreeMap<>();
  private int compared;
  private int close;

  private PriceDifferences() {}

  /** The program. */
  public static void main(String[] args) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String arg : args) {
      sources.add(Path.of(arg));
    }
    PriceDifferences differences = new PriceDifferences();
    for (RecordedExchange exchange : RecordedExchange.load(sources)) {
      differences.add(exchange);
    }
    differences.print();
  }

  private void add(RecordedExchange exchange) throws IOException {
    Endpoint endpoint =
        RECOGNIZER.recognise(exchange.host(), 443, exchange.method(), exchange.path());
    if (endpoint == null) {
      return;
    }
    CostRecord read =
        Offline.read(endpoint, exchange, Offline.decoded(exchange), new Estimates(null));
    if (read.number(RecordField.BILLABLE, 0) == 0
        || !"reported".equals(read.text(RecordField.USAGE_SOURCE))) {
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
      return;
    }
    counts[1]++;
    if (saysCost) {
      compare(exchange, quote, stated);
    }
  }

  private void compare(RecordedExchange exchange, Quote quote, long stated) {
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
