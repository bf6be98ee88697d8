package io.aimeter.soak;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the shipped command line says of an aimeter directory. */
final class CommandLines {
  /** Of a line; cells here have no line breaks. */
  private static final ObjectReader CSV = new CsvMapper().readerForListOf(String.class);

  private static final int HEAP_MEGABYTES = 512;
  private static final int NANO_DIGITS = 9;

  /** What FOCUS calls what is counted. */
  private static final List<String> METERS =
      List.of(
          "Input Tokens",
          "Cache Read Input Tokens",
          "Cache Write Input Tokens",
          "Cache Write Input Tokens, 1 Hour",
          "Output Tokens");

  private final Programs programs;
  private final Path root;
  private final Path log;

  CommandLines(Programs programs, Path root, Path log) {
    this.programs = programs;
    this.root = root;
    this.log = log;
  }

  /** The sums of {@code aimeter report}. */
  Figures report() throws IOException, InterruptedException {
    Figures sum = Figures.NONE;
    for (Map<String, String> row : rows("report", "--by", "provider,model", "--csv")) {
      sum =
          sum.plus(
              new Figures(
                  number(row, "calls"),
                  number(row, "uncached_input_tokens"),
                  number(row, "cache_read_tokens"),
                  number(row, "cache_write_5m_tokens"),
                  number(row, "cache_write_1h_tokens"),
                  number(row, "output_tokens"),
                  number(row, "cost_nano_usd")));
    }
    return sum;
  }

  /** The sums of {@code aimeter export focus} from that UTC day on. */
  Figures focus(LocalDate since) throws IOException, InterruptedException {
    long[] counted = new long[METERS.size()];
    BigDecimal cost = BigDecimal.ZERO;
    for (Map<String, String> row : rows("export", "focus", "--since", since.toString())) {
      cost = cost.add(new BigDecimal(row.get("BilledCost")));
      if (row.get("SkuMeter").isEmpty()) {
        continue; // what calls were rounded by
      }
      int meter = METERS.indexOf(row.get("SkuMeter"));
      if (meter < 0) {
        throw new IOException("FOCUS has a meter that nobody used: " + row);
      }
      counted[meter] += new BigDecimal(row.get("ConsumedQuantity")).longValueExact();
    }
    return new Figures(
        0,
        counted[0],
        counted[1],
        counted[2],
        counted[3],
        counted[4],
        cost.movePointRight(NANO_DIGITS).longValueExact());
  }

  private static long number(Map<String, String> row, String column) {
    String value = row.get(column);
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  private List<Map<String, String>> rows(String... arguments)
      throws IOException, InterruptedException {
    List<String> lines = print(arguments).lines().toList();
    List<String> header = CSV.readValue(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = CSV.readValue(line);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private String print(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-jar", programs.cli().toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--dir", root.toString()));
    return Programs.run(log, HEAP_MEGABYTES, Map.of(), command);
  }
}
