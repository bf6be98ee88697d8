package io.aimeter.query.answer;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import io.aimeter.query.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The prices of a day, a model a row. */
public final class PricesAnswer {
  private static final String PER_MILLION = " per million";
  private static final List<String> TOKENS =
      List.of("input", "cache_read", "cache_write_5m", "cache_write_1h", "output");

  private PricesAnswer() {}

  /** The models whose name or provider contains the text, whatever the case; null for all. */
  public static List<PriceListing> matching(PriceBook book, String text) {
    String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return book.listings().stream().filter(model -> matches(model, wanted)).toList();
  }

  private static boolean matches(PriceListing model, String wanted) {
    String names = model.provider() + ' ' + model.model() + ' ' + String.join(" ", model.aliases());
    return names.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** Their prices on a day: decimals of USD per million tokens, and whatever else is charged. */
  public static Answered of(PriceBook book, String text, LocalDate day) {
    List<List<Object>> rows = new ArrayList<>();
    for (PriceListing model : matching(book, text)) {
      PriceListing.Period today = model.on(day);
      if (today != null) {
        rows.add(row(model, today));
      }
    }
    List<Answer.Column> columns = new ArrayList<>();
    columns.add(new Answer.Column("provider", Answer.Shape.TEXT));
    columns.add(new Answer.Column("model", Answer.Shape.TEXT));
    columns.add(new Answer.Column("aliases", Answer.Shape.TEXTS));
    for (String tokens : TOKENS) {
      columns.add(new Answer.Column(tokens, Answer.Shape.TEXT));
    }
    columns.add(new Answer.Column("more", Answer.Shape.TEXTS));
    columns.add(new Answer.Column("since", Answer.Shape.TEXT));
    columns.add(new Answer.Column("until", Answer.Shape.TEXT));
    columns.add(new Answer.Column("source", Answer.Shape.TEXT));
    return new Answered(
        new Answer(columns, rows),
        List.of("price book " + book.version() + "; USD per million tokens on " + day));
  }

  private static List<Object> row(PriceListing model, PriceListing.Period today) {
    List<Object> row = new ArrayList<>();
    row.add(model.provider());
    row.add(model.model());
    row.add(model.aliases());
    List<String> more = new ArrayList<>();
    for (String tokens : TOKENS) {
      row.add(today.terms().get(tokens + PER_MILLION));
    }
    for (Map.Entry<String, String> term : today.terms().entrySet()) {
      boolean shown = TOKENS.stream().anyMatch(each -> term.getKey().equals(each + PER_MILLION));
      if (!shown) {
        more.add((term.getKey() + ' ' + term.getValue()).strip());
      }
    }
    row.add(more);
    row.add(Objects.toString(today.from(), null));
    row.add(Objects.toString(today.until(), null));
    row.add(today.source());
    return row;
  }
}
