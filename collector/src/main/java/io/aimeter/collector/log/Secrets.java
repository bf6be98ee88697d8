package io.aimeter.collector.log;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts that no line may hold: what a library says of its failures can quote what it was given.
 * Immutable.
 */
public final class Secrets {
  /** None that are known; a password in a URL is hidden all the same. */
  public static final Secrets NONE = new Secrets(List.of());

  private static final String HIDDEN = "***";

  /** Shorter ones cannot be told from ordinary text. */
  private static final int SHORTEST = 4;

  private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+@");
  private static final Pattern IN_PARAMETER =
      Pattern.compile("(?i)((?:password|secret|token)\\s*=\\s*)(\"[^\"]*\"|[^\\s\"&;,]+)");

  private final List<String> texts;

  /** These texts. */
  public Secrets(Collection<String> texts) {
    this.texts =
        texts.stream()
            .filter(text -> text.length() >= SHORTEST)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /** The text without any of them. */
  String hidden(String text) {
    String hidden = text;
    for (String secret : texts) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    hidden = IN_URL.matcher(hidden).replaceAll("$1" + HIDDEN + "@");
    return IN_PARAMETER.matcher(hidden).replaceAll("$1" + HIDDEN);
  }
}
