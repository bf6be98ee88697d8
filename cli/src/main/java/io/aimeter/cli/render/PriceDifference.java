package io.aimeter.cli.render;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What one price book says otherwise than another, a line a price. */
public final class PriceDifference {
  private PriceDifference() {}

  /** Prints the differences; whether there are any. */
  public static boolean print(PriceBook before, PriceBook after, PrintWriter out) {
    Map<String, String> old = terms(before);
    Map<String, String> now = terms(after);
    TreeSet<String> all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    boolean any = false;
    for (String term : all) {
      String was = old.get(term);
      String is = now.get(term);
      if (!Objects.equals(was, is)) {
        any = true;
        out.println(
            term
                + ": "
                + (was == null ? "new, " + is : is == null ? was + ", no more" : was + " → " + is));
      }
    }
    return any;
  }

  private static Map<String, String> terms(PriceBook book) {
    Map<String, String> terms = new LinkedHashMap<>();
    book.adjustments().forEach(adjustment -> terms.put("negotiated, " + adjustment, "yes"));
    for (PriceListing model : book.listings()) {
      String name = model.provider() + ' ' + model.model();
      for (String alias : model.aliases()) {
        terms.put(name + ", also " + alias, "yes");
      }
      for (PriceListing.Period period : model.periods()) {
        String when =
            (period.from() == null ? "" : " from " + period.from())
                + (period.until() == null ? "" : " until " + period.until());
        period.terms().forEach((term, value) -> terms.put(name + when + ", " + term, value));
      }
    }
    return terms;
  }
}
