package io.aimeter.cli.render;

import io.aimeter.core.price.PriceListing;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The token prices of models on a day, as a table; what else they charge is only named. */
public final class PriceTable {
  private static final String PER_MILLION = " per million";
  private static final List<String> COLUMNS =
      List.of("input", "cache_read", "cache_write_5m", "cache_write_1h", "output");

  private PriceTable() {}

  /** Prints the table. */
  public static void print(
      List<PriceListing> models, LocalDate day, Palette palette, PrintWriter out) {
    TextTable table = new TextTable(2);
    List<String> header = new ArrayList<>(List.of("provider", "model"));
    header.addAll(List.of("input", "cached", "write 5m", "write 1h", "output", "more"));
    table.row(header, palette::bold);
    table.rule();
    for (PriceListing model : models) {
      PriceListing.Period today = model.on(day);
      if (today != null) {
        table.row(cells(model, today.terms()), UnaryOperator.identity());
      }
    }
    table.print(out, Terminal.columns(), palette);
  }

  private static List<String> cells(PriceListing model, Map<String, String> terms) {
    List<String> cells = new ArrayList<>(List.of(model.provider(), model.model()));
    int shown = 0;
    for (String column : COLUMNS) {
      String price = terms.get(column + PER_MILLION);
      shown += price == null ? 0 : 1;
      cells.add(price == null ? (terms.containsKey("free") ? "free" : "–") : price);
    }
    cells.add(terms.size() == shown ? "" : "+" + (terms.size() - shown));
    return cells;
  }
}
