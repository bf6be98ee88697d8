package io.aimeter.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that were typed where their fingerprints belong: no message of ours repeats them. */
public final class TypedKeys {
  /** What providers' keys begin with; signed tokens; and what is too long for a word or a name. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:(?:sk|pk|rk|xai|pplx|key)-|(?:sk|gsk|hf|r8|csk)_|AIza|AQ\\.|ya29\\.|eyJ)"
              + "[A-Za-z0-9._-]{8,}|[A-Za-z0-9+_]{40,}");

  private static final int SHOWN = 4;

  private TypedKeys() {}

  /** A line in which of each key the last four characters are left. */
  public static String hidden(String line) {
    return KEY.matcher(line).replaceAll(key -> Matcher.quoteReplacement(shortened(key.group())));
  }

  /** The last four characters of a text that may be a key, as reports print keys. */
  public static String shortened(String key) {
    return "…" + key.substring(Math.max(0, key.length() - SHOWN));
  }
}
