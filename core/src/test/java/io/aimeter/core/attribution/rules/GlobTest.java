package io.aimeter.core.attribution.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {
  /**
   * Texts and patterns of few letters, so that many match: what a regular expression says holds.
   */
  @Test
  void matchesAsTheRegularExpressionDoes() {
    Random random = new Random(7);
    int matched = 0;
    for (int i = 0; i < 300_000; i++) {
      String pattern = word(random, "ab/***", 8);
      String text = word(random, "aab/", 9);
      boolean expected = regex(pattern).matcher(text).matches();
      assertEquals(expected, new Glob(pattern, '/').matches(text), pattern + " on " + text);
      assertEquals(
          expected,
          new Glob(pattern, '/').matches("<" + text + ">", 1, text.length() + 1),
          pattern + " on a part, " + text);
      matched += expected ? 1 : 0;
    }
    assertTrue(matched > 20_000, "only " + matched + " matched");
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("/**", i) && i + 3 == pattern.length()) {
        return Pattern.compile(regex + "(/.*)?");
      }
      if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(
            pattern.charAt(i) == '*' ? "[^/]*" : Pattern.quote(pattern.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
