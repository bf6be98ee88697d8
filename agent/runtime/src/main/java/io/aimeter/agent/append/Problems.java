package io.aimeter.agent.append;

import io.aimeter.agent.health.Notices;
import java.util.EnumSet;
import java.util.Set;

/**
 * What keeps records from being written. Each kind is said once on stderr, however often it comes
 * back and whatever file it names; the status file has the one that holds now.
 */
final class Problems {
  /** What can go wrong. */
  enum Kind {
    /** No directory can be made. */
    NO_DIRECTORY,
    /** A write to the directory fails, as a rule because the disk is full. */
    NO_ROOM,
    /** This JVM's queue, or those of all, have reached their size cap. */
    TOO_MUCH,
    /** Somebody deleted the files. */
    DELETED,
    /** The queue failed in a way that nobody foresaw. */
    BROKEN,
    /** The queue does not open; the spill file goes on. */
    NOT_OPEN
  }

  private final Notices notices;
  private final Set<Kind> said = EnumSet.noneOf(Kind.class);
  private String current;

  Problems(Notices notices) {
    this.notices = notices;
  }

  /** There is a problem. The sentence says what, where, and what to do. */
  void arose(Kind kind, String sentence, Throwable cause) {
    current = sentence;
    if (said.add(kind)) {
      notices.once(sentence, cause);
    }
  }

  /** Records are written again. */
  void ended() {
    current = null;
    notices.once("calls are recorded again; those dropped meanwhile are counted", null);
  }

  /** What the status file is to say: the problem that holds now, else what was said last. */
  String last() {
    return current != null ? current : notices.last();
  }
}
