package io.aimeter.collector.main;

import io.aimeter.collector.store.PriceChanges;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what another price book changes, by model and team, in exact USD. */
final class ChangesTable {
  private static final int TEXTS = 2;
  private static final int NANO_DIGITS = 9;

  private ChangesTable() {}

  static void print(PriceChanges changes, PrintStream out) {
    long records = changes.all().records();
    String count = String.format(Locale.ROOT, "%,d of %,d records", records, changes.looked());
    if (records == 0) {
      out.println("No price changes: " + count + ".");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "model", "team", "records", "newly priced", "before USD", "after USD", "difference"));
    for (Map.Entry<PriceChanges.Group, PriceChanges.Sum> group : changes.groups().entrySet()) {
      rows.add(row(named(group.getKey().model()), named(group.getKey().team()), group.getValue()));
    }
    rows.add(row("total", "", changes.all()));
    print(rows, out);
    out.println("The prices of " + count + " change; their tokens do not.");
  }

  private static String named(String text) {
    StringBuilder clean = new StringBuilder();
    // Values come from applications: control characters must not reach the terminal.
    text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return text.isEmpty() ? "(none)" : clean.toString();
  }

  private static List<String> row(String model, String team, PriceChanges.Sum sum) {
    long difference = sum.after() - sum.before();
    return List.of(
        model,
        team,
        String.format(Locale.ROOT, "%,d", sum.records()),
        String.format(Locale.ROOT, "%,d", sum.newlyPriced()),
        usd(sum.before()),
        usd(sum.after()),
        (difference > 0 ? "+" : "") + usd(difference));
  }

  private static String usd(long nanos) {
    return BigDecimal.valueOf(nanos, NANO_DIGITS).toPlainString();
  }

  private static void print(List<List<String>> rows, PrintStream out) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    String rule = "─".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1));
    for (int r = 0; r < rows.size(); r++) {
      if (r == 1 || r == rows.size() - 1) {
        out.println(rule);
      }
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = rows.get(r).get(i);
        String padding = " ".repeat(widths[i] - cell.length());
        line.append(i == 0 ? "" : "  ").append(i < TEXTS ? cell + padding : padding + cell);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
