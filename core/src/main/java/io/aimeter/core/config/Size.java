package io.aimeter.core.config;

/** Amounts of bytes as people write them: {@code 500MB}, {@code 50GB}, {@code 2TB}. */
public final class Size {
  private static final String UNITS = "MGT";
  private static final long MEGABYTE = 1_000_000;
  private static final int MOST_DIGITS = 6;

  private Size() {}

  /** The bytes, a megabyte or more; a kilobyte has a thousand. -1 where the text is no size. */
  // Without a regular expression, as agents read it while an application starts.
  public static long bytes(String text) {
    int digits = text.length() - 2;
    int unit = digits < 1 || digits > MOST_DIGITS ? -1 : UNITS.indexOf(text.charAt(digits));
    if (unit < 0 || text.charAt(digits + 1) != 'B') {
      return -1;
    }
    long bytes = 0;
    for (int i = 0; i < digits; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      bytes = 10 * bytes + (digit - '0');
    }
    bytes *= MEGABYTE;
    for (int i = 0; i < unit; i++) {
      bytes *= 1000;
    }
    return bytes == 0 ? -1 : bytes;
  }
}
