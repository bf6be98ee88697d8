package io.aimeter.cli.render;

import io.aimeter.core.record.RecordField;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** A record as one line under a header, in columns of fixed width. */
public final class RecordLine {
  /** The widths of the columns; negative ones are aligned to the left. */
  private static final int[] WIDTHS = {-12, -14, -16, -18, -24, -6, 9, 9, 9, 12};

  private final Palette palette;
  private final DateTimeFormatter time;

  public RecordLine(Palette palette, ZoneId zone) {
    this.palette = palette;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
  }

  /** The names of the columns. */
  public String header() {
    return palette.bold(
        line(
            "time", "team", "app", "feature", "model", "status", "input", "output", "took",
            "cost"));
  }

  /** The line of a record. */
  public String of(Map<RecordField, Object> record) {
    String line =
        line(
            time.format((Instant) record.get(RecordField.STARTED_AT)),
            text(record, RecordField.TEAM),
            text(record, RecordField.APP),
            text(record, RecordField.FEATURE),
            model(record),
            status(record),
            input(record),
            tokens(record.get(RecordField.OUTPUT_TOKENS)),
            took(record.get(RecordField.DURATION)),
            cost(record));
    if (record.containsKey(RecordField.ERROR_TYPE)) {
      return palette.red(line + "  " + text(record, RecordField.ERROR_TYPE));
    }
    return isUnpriced(record) || isUnmetered(record) ? palette.yellow(line) : line;
  }

  private static String line(String... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      int width = Math.abs(WIDTHS[i]);
      String cell = cells[i].length() <= width ? cells[i] : cells[i].substring(0, width - 1) + "…";
      String padding = " ".repeat(width - cell.length());
      line.append(i == 0 ? "" : "  ").append(WIDTHS[i] < 0 ? cell + padding : padding + cell);
    }
    return line.toString();
  }

  private static String text(Map<RecordField, Object> record, RecordField field) {
    Object value = record.get(field);
    return value == null ? "–" : ReportTable.printable(value.toString());
  }

  private static String model(Map<RecordField, Object> record) {
    for (RecordField field :
        new RecordField[] {
          RecordField.RESPONSE_MODEL, RecordField.REQUEST_MODEL, RecordField.URL_MODEL
        }) {
      if (record.containsKey(field)) {
        return text(record, field);
      }
    }
    return "–";
  }

  private static String status(Map<RecordField, Object> record) {
    if (record.containsKey(RecordField.PART)) {
      return "+part";
    }
    return text(record, RecordField.HTTP_STATUS);
  }

  private static String input(Map<RecordField, Object> record) {
    Long sum = null;
    for (RecordField field :
        new RecordField[] {
          RecordField.UNCACHED_INPUT_TOKENS,
          RecordField.CACHE_READ_TOKENS,
          RecordField.CACHE_WRITE_5M_TOKENS,
          RecordField.CACHE_WRITE_1H_TOKENS
        }) {
      if (record.get(field) instanceof Long tokens) {
        sum = tokens + (sum == null ? 0 : sum);
      }
    }
    return tokens(sum);
  }

  private static String tokens(Object number) {
    return number == null ? "–" : Figures.count((Long) number);
  }

  private static String took(Object nanos) {
    return nanos == null ? "–" : Figures.duration(Duration.ofNanos((Long) nanos));
  }

  private static boolean isUnpriced(Map<RecordField, Object> record) {
    return "unpriced".equals(record.get(RecordField.PRICE_STATE));
  }

  private static boolean isUnmetered(Map<RecordField, Object> record) {
    return RecordField.UNMETERED.equals(record.get(RecordField.CALL_TYPE));
  }

  private static String cost(Map<RecordField, Object> record) {
    if (isUnmetered(record)) {
      return RecordField.UNMETERED;
    }
    if (isUnpriced(record)) {
      return "unpriced";
    }
    Object cost = record.get(RecordField.COST);
    return cost == null ? "–" : Figures.money((Long) cost, 6);
  }
}
