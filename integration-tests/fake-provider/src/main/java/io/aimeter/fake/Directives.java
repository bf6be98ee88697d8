package io.aimeter.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test asks of the provider, written anywhere in the prompt so that any SDK can pass it on:
 * {@code [[status=429 once=a retryafter=0 delay=50 chunks=20 cached=100 write5m=10 write1h=5 out=30
 * reasoning=8 cut=3 gzip=1 br=1 error=1 bytes=5000000 redirect=/v1/x split=7 gate=a]]}.
 *
 * <p>{@code once}: the status is given to the first request only that names this key; {@code
 * delay}: milliseconds before every piece; {@code cut}: the connection is cut after so many pieces;
 * {@code gzip=1}: where the client accepts it, {@code gzip=force}: always; {@code br}: always;
 * {@code split}: pieces of random sizes, by that seed; {@code gate}: waits after the first piece
 * for a request to {@code /_fake/open?NAME}; {@code redirect}: a 307 to that location.
 */
final class Directives {
  private static final Pattern BLOCK = Pattern.compile("\\[\\[([^\\]]*)\\]\\]");
  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\\S+)");

  private final Map<String, String> values = new HashMap<>();

  Directives(String text) {
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      Matcher pairs = PAIR.matcher(blocks.group(1));
      while (pairs.find()) {
        values.put(pairs.group(1), pairs.group(2));
      }
    }
  }

  /** The number given under the name, or what the test gets that gives none. */
  int number(String name, int otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** The text given under the name, or null. */
  String text(String name) {
    return values.get(name);
  }
}
