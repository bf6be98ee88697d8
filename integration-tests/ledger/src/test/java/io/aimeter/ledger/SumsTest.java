package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over random ledgers, every grouping in every zone sums to the same total, tokens and nano-USD: in
 * JSON, in CSV and in the table. The total is summed up here, from the records themselves. More
 * ledgers than ten: {@code -Daimeter.ledgers=100}.
 */
class SumsTest {
  private static final ObjectReader CSV = new CsvMapper().readerForListOf(String.class);
  private static final int LEDGERS = 10;
  private static final int GROUPINGS = 6;

  private static final List<String> DIMENSIONS =
      List.of(
          "team",
          "app",
          "feature",
          "model",
          "provider",
          "environment",
          "cost-center",
          "call-type",
          "user",
          "client",
          "server-address",
          "key",
          "status",
          "day",
          "hour",
          "tag.tenant");

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "America/St_Johns",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Pacific/Kiritimati",
          "+05:45",
          "-09:30");

  private static final List<RecordField> SUMMED =
      List.of(
          RecordField.UNCACHED_INPUT_TOKENS,
          RecordField.CACHE_READ_TOKENS,
          RecordField.CACHE_WRITE_5M_TOKENS,
          RecordField.CACHE_WRITE_1H_TOKENS,
          RecordField.OUTPUT_TOKENS,
          RecordField.REASONING_TOKENS,
          RecordField.COST,
          RecordField.LIST_COST);

  @TempDir Path root;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= Long.getLong("aimeter.ledgers", LEDGERS); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyGroupingSumsToTheSameTotal(long seed) throws Exception {
    RandomLedger ledger = new RandomLedger(root, seed);
    Random random = new Random(~seed);
    Map<String, Long> total = sums(ledger.records());
    for (int i = 0; i < GROUPINGS; i++) {
      List<String> by = new ArrayList<>(DIMENSIONS);
      Collections.shuffle(by, random);
      by = by.subList(0, 1 + random.nextInt(4));
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      List<String> report = report(by, zone);
      json(report, random.nextInt(4), total);
      csv(report, total);
      table(report, ledger.records(), total);
      currency(report, ledger.records());
    }
    for (int i = 0; i < GROUPINGS / 2; i++) {
      days(ledger, ZONES.get(random.nextInt(ZONES.size())));
    }
  }

  private List<String> report(List<String> by, String zone) {
    return List.of(
        "report",
        "--dir",
        root.toString(),
        "--since",
        RandomLedger.SINCE.toString(),
        "--until",
        RandomLedger.UNTIL.toString(),
        "--by",
        String.join(",", by),
        "--timezone",
        zone);
  }

  private static List<String> with(List<String> report, String... more) {
    List<String> all = new ArrayList<>(report);
    all.addAll(List.of(more));
    return all;
  }

  private static Map<String, Long> sums(List<CostRecord> records) {
    Map<String, Long> sums = new TreeMap<>();
    for (RecordField field : SUMMED) {
      long sum = 0;
      for (CostRecord record : records) {
        boolean asCost = field == RecordField.LIST_COST && !record.has(field);
        sum += record.number(asCost ? RecordField.COST : field);
      }
      sums.put(field.column(), sum);
    }
    return sums;
  }

  /** The lines and, with --top, the others: both sum to the total that is told. */
  private static void json(List<String> report, int top, Map<String, Long> total) throws Exception {
    List<String> asked =
        top == 0 ? with(report, "--json") : with(report, "--json", "--top", "" + top);
    JsonNode json = Run.json(asked);
    for (Map.Entry<String, Long> sum : total.entrySet()) {
      long lines = json.at("/others/" + sum.getKey()).asLong();
      for (JsonNode line : json.get("lines")) {
        lines += line.get(sum.getKey()).asLong();
      }
      assertEquals(sum.getValue(), lines, asked + ": the lines' " + sum.getKey());
      assertEquals(sum.getValue(), json.at("/total/" + sum.getKey()).asLong(), asked::toString);
    }
    BigDecimal usd = BigDecimal.valueOf(total.get("cost_nano_usd"), 9);
    assertEquals(0, usd.compareTo(new BigDecimal(json.at("/total/cost_usd").asText("0"))));
  }

  /** In another currency each record is rounded by itself, so that groups sum to the total too. */
  private void currency(List<String> report, List<CostRecord> records) throws Exception {
    Path rates = root.resolve("rates.json");
    Files.writeString(
        rates,
        "{\"rates\":[{\"currency\":\"EUR\",\"date\":\"2026-01-01\",\"rate\":\"0.5\",\"source\":\"a\"},"
            + "{\"currency\":\"EUR\",\"date\":\"2026-10-25\",\"rate\":\"0.86125\",\"source\":\"b\"}]}");
    Instant change = Instant.parse("2026-10-25T00:00:00Z");
    long expected = 0;
    for (CostRecord record : records) {
      boolean before = RandomLedger.start(record).isBefore(change);
      expected +=
          BigDecimal.valueOf(record.number(RecordField.COST))
              .multiply(new BigDecimal(before ? "0.5" : "0.86125"))
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValueExact();
    }
    JsonNode json =
        Run.json(with(report, "--json", "--currency", "EUR", "--rates", rates.toString()));
    long lines = 0;
    for (JsonNode line : json.get("lines")) {
      lines += line.get("cost_nano_eur").asLong();
    }
    assertEquals(expected, lines, report::toString);
    assertEquals(expected, json.at("/total/cost_nano_eur").asLong());
  }

  private static void csv(List<String> report, Map<String, Long> total) throws IOException {
    String[] lines = Run.of(with(report, "--csv")).split("\r\n", -1);
    List<String> header = cells(lines[0]);
    BigDecimal usd = BigDecimal.ZERO;
    Map<String, Long> sums = new TreeMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      List<String> cells = cells(lines[i]);
      assertEquals(header.size(), cells.size(), lines[i]);
      for (String column : total.keySet()) {
        String cell = cells.get(header.indexOf(column));
        sums.merge(column, cell.isEmpty() ? 0 : Long.parseLong(cell), Long::sum);
      }
      String cell = cells.get(header.indexOf("cost_usd"));
      usd = cell.isEmpty() ? usd : usd.add(new BigDecimal(cell));
    }
    assertEquals(total, sums, report::toString);
    assertEquals(0, usd.compareTo(BigDecimal.valueOf(total.get("cost_nano_usd"), 9)));
  }

  private static List<String> cells(String line) throws IOException {
    return CSV.readValue(line);
  }

  /** Tokens are exact in the table too; money is rounded, each line and the total by itself. */
  private static void table(
      List<String> report, List<CostRecord> records, Map<String, Long> total) {
    String out = Run.of(with(report, "--no-color"));
    if (records.isEmpty()) {
      assertTrue(out.contains("No calls in this period."), out);
      return;
    }
    String[] blocks = out.substring(0, out.indexOf("\n\n") + 1).split("\n─+\n", -1);
    assertEquals(3, blocks.length, out);
    List<String> header = List.of(blocks[0].split("\n", -1)[1].trim().split("  +", -1));
    long[] tokens = new long[3];
    BigDecimal money = BigDecimal.ZERO;
    String[] lines = blocks[1].split("\n", -1);
    for (String line : lines) {
      long[] figures = figures(line, header);
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] += figures[i];
      }
      money = money.add(money(line, header));
    }
    long input =
        total.get("uncached_input_tokens")
            + total.get("cache_write_5m_tokens")
            + total.get("cache_write_1h_tokens");
    long[] expected = {input, total.get("cache_read_tokens"), total.get("output_tokens")};
    String told = blocks[2].split("\n", -1)[0];
    for (int i = 0; i < tokens.length; i++) {
      assertEquals(expected[i], tokens[i], out);
      assertEquals(expected[i], figures(told, header)[i], out);
    }
    BigDecimal exact = BigDecimal.valueOf(total.get("cost_nano_usd"), 9);
    BigDecimal shown = money(told, header);
    assertEquals(exact.setScale(shown.scale(), RoundingMode.HALF_EVEN), shown, out);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(shown.scale());
    BigDecimal off = money.subtract(shown).abs();
    assertTrue(off.compareTo(unit.multiply(BigDecimal.valueOf(lines.length))) <= 0, out);
  }

  /** The columns of figures are the last ones; the unpriced column may be empty. */
  private static List<String> tail(String line, List<String> header) {
    boolean unpriced = header.get(header.size() - 1).equals("unpriced");
    List<String> cells = new ArrayList<>(List.of(line.trim().split("  +", -1)));
    // "12.5 %" or a dash is the share; a number behind it is the count of unpriced records.
    if (unpriced && cells.get(cells.size() - 1).matches("[0-9,]+")) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private static long[] figures(String line, List<String> header) {
    List<String> cells = tail(line, header);
    int first = cells.size() - 5;
    long[] figures = new long[3];
    for (int i = 0; i < figures.length; i++) {
      String cell = cells.get(first + i);
      figures[i] = cell.equals("–") ? 0 : Long.parseLong(cell.replace(",", ""));
    }
    return figures;
  }

  private static BigDecimal money(String line, List<String> header) {
    List<String> cells = tail(line, header);
    String cell = cells.get(cells.size() - 2);
    return cell.equals("–")
        ? BigDecimal.ZERO
        : new BigDecimal(cell.replace("~", "").replace("$", "").replace(",", ""));
  }

  /** Each local day has what the records of that day have, by Java's own clock. */
  private void days(RandomLedger ledger, String zone) throws Exception {
    Map<String, Long> expected = new TreeMap<>();
    for (CostRecord record : ledger.records()) {
      String day = RandomLedger.start(record).atZone(ZoneId.of(zone)).toLocalDate().toString();
      expected.merge(day, record.number(RecordField.COST), Long::sum);
    }
    Map<String, Long> told = new TreeMap<>();
    for (JsonNode line : Run.json(with(report(List.of("day"), zone), "--json")).get("lines")) {
      told.put(line.get("day").asText(), line.get("cost_nano_usd").asLong());
    }
    assertEquals(expected, told, zone);
  }
}
