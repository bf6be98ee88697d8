package io.aimeter.core.attribution.rules;

import java.util.List;

/** What a rule asks of one trait of a call: to be like one of some patterns. Immutable. */
public final class Condition {
  private final Trait trait;
  private final List<String> wanted;
  private final Glob[] patterns;

  Condition(Trait trait, List<String> wanted) {
    this.trait = trait;
    this.wanted = List.copyOf(wanted);
    this.patterns = new Glob[wanted.size()];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = trait.compile(wanted.get(i));
    }
  }

  /** The trait's name in the file. */
  public String name() {
    return trait.name();
  }

  /** The patterns as the file has them, of which one suffices. */
  public List<String> wanted() {
    return wanted;
  }

  /** What a call has there; null where that is not known. */
  public String of(Subject call) {
    return trait.of(call);
  }

  /** Whether a call has it. */
  public boolean holds(Subject call) {
    for (Glob pattern : patterns) {
      if (trait.matches(pattern, call)) {
        return true;
      }
    }
    return false;
  }

  boolean needsCaller() {
    return trait.needsCaller();
  }

  /** As the file could say it. */
  @Override
  public String toString() {
    return name() + ": " + (wanted.size() == 1 ? wanted.get(0) : wanted.toString());
  }
}
