package io.aimeter.agent.health;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent says on stderr: nearly each thing once. Thread-safe. */
public final class Notices {
  /** What every line of ours begins with. */
  public static final String PREFIX = "[aimeter] ";

  private static final int MOST = 100;

  private final PrintStream out;
  private final boolean debug;
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile String last;

  /** Says it there; {@code debug} adds stack traces. */
  public Notices(PrintStream out, boolean debug) {
    this.out = out;
    this.debug = debug;
  }

  /**
   * Says a sentence unless it, or a hundred others, have been said.
   *
   * @param cause null, or what is printed in debug mode
   */
  public void once(String sentence, Throwable cause) {
    if (said.size() < MOST && said.add(sentence)) {
      again(sentence, cause);
    }
  }

  /**
   * Says a sentence whatever has been said: for what only a user's own doing brings about.
   *
   * @param cause null, or what is printed in debug mode
   */
  public void again(String sentence, Throwable cause) {
    last = sentence;
    out.println(PREFIX + sentence);
    if (debug && cause != null) {
      cause.printStackTrace(out);
    }
  }

  /** The last sentence said; null if none was. */
  public String last() {
    return last;
  }
}
