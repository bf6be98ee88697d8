package io.aimeter.collector.store;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;

/** The different texts of a column, as long as it is worth to know them. */
final class Vocabulary {
  /** More than these make a long statement, and a larger number for each text. */
  private static final int MOST = 5_000;

  private final int most;
  private final Set<String> texts = new LinkedHashSet<>();
  private boolean tooMany;

  /** Of a column of so many rows. */
  Vocabulary(int rows) {
    most = Math.min(MOST, 1 + rows / 4);
  }

  void add(String text) {
    if (!tooMany && texts.add(text)) {
      tooMany = texts.size() > most || !isLiteral(text);
    }
  }

  /** Whether a statement can say it: a NUL would end that, half a character would be another. */
  private static boolean isLiteral(String text) {
    return text.chars()
        .allMatch(c -> (c >= ' ' && !Character.isSurrogate((char) c)) || c == BatchColumn.BETWEEN);
  }

  /** How many there are; {@link Integer#MAX_VALUE} where they are too many to know. */
  int size() {
    return tooMany ? Integer.MAX_VALUE : texts.size();
  }

  /** ENUM of these texts; VARCHAR where they do not repeat. */
  String type() {
    if (tooMany) {
      return "VARCHAR";
    }
    StringJoiner type = new StringJoiner(", ", "ENUM(", ")");
    texts.forEach(text -> type.add(Database.text(text)));
    return type.toString();
  }
}
