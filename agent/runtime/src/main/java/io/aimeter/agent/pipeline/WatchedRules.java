package io.aimeter.agent.pipeline;

import io.aimeter.agent.health.Notices;
import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.attribution.rules.RulesException;
import io.aimeter.core.config.FileStamp;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The user's mapping rules while their file changes. Looks at the file once a second, on the agent
 * thread; what has changed is read once it has been left alone for a second, so that half a file is
 * no rules. A file that cannot be used, or is gone, leaves the last good rules in force and is told
 * once a change.
 */
public final class WatchedRules {
  private static final long INTERVAL = 1_000_000_000;

  private final Path file;
  private final Notices notices;
  private Consumer<Rules> user;
  private String read;
  private String seen;
  private long lookedAt;
  private boolean holds;
  private volatile boolean needsCaller;

  /**
   * Rules of a file.
   *
   * @param file null where there are none
   */
  public WatchedRules(Path file, Notices notices) {
    this.file = file;
    this.notices = notices;
    // Until they are read nobody knows.
    this.needsCaller = file != null;
  }

  /** Whether the calling class must be known of every call. Any thread. */
  public boolean needsCaller() {
    return needsCaller;
  }

  /**
   * Reads the file for the first time.
   *
   * @param itsUser is given the rules whenever they change, on the thread that looks
   */
  public void begin(Consumer<Rules> itsUser, long now) {
    user = itsUser;
    if (file != null) {
      lookedAt = now;
      seen = FileStamp.of(file);
      read = seen;
      load();
    }
  }

  /** Looks at the file if it is time to. */
  public void tick(long now) {
    if (file == null || now - lookedAt < INTERVAL) {
      return;
    }
    lookedAt = now;
    String stamp = FileStamp.of(file);
    boolean settled = stamp.equals(seen);
    seen = stamp;
    if (settled && !stamp.equals(read)) {
      read = stamp;
      load();
    }
  }

  private void load() {
    try {
      Rules rules = Rules.read(file);
      needsCaller = rules.needsCaller();
      user.accept(rules);
      if (holds) {
        notices.again("mapping rules of " + file + " have changed: " + count(rules), null);
      }
      holds = true;
    } catch (RulesException | SecurityException e) {
      String force = holds ? "; the last good rules hold" : "; no mapping rules hold";
      notices.again("mapping rules: " + e.getMessage() + force, e);
      if (!holds) {
        needsCaller = false;
      }
    }
  }

  private static String count(Rules rules) {
    int count = rules.list().size();
    return count == 1 ? "1 rule" : count + " rules";
  }
}
