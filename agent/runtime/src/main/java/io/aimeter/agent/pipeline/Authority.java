package io.aimeter.agent.pipeline;

/** Takes host and port apart, within a longer text and without allocating. */
public final class Authority {
  private static final int MOST_DIGITS = 5;

  private Authority() {}

  /**
   * Where the host ends: at the colon before the port, or where the authority does. The colons of
   * an IPv6 address are in brackets.
   *
   * @param from where the authority begins in the text
   * @param to where it ends
   */
  public static int endOfHost(String text, int from, int to) {
    int colon = text.lastIndexOf(':', to - 1);
    int bracket = text.lastIndexOf(']', to - 1);
    return colon >= from && colon > bracket ? colon : to;
  }

  /**
   * The port that stands behind the host.
   *
   * @param endOfHost as {@link #endOfHost} says
   * @param to where the authority ends
   * @param otherwise the port where there is none, or no number
   */
  public static int port(String text, int endOfHost, int to, int otherwise) {
    int digits = to - endOfHost - 1;
    if (digits < 1 || digits > MOST_DIGITS) {
      return otherwise;
    }
    int port = 0;
    for (int i = endOfHost + 1; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      port = port * 10 + digit;
    }
    return port;
  }
}
