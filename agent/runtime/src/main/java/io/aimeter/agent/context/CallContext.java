package io.aimeter.agent.context;

import io.aimeter.core.attribution.CallFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the calling thread knew of a call when it began. Immutable. */
public final class CallContext {
  /** Of a thread that knows nothing. */
  public static final CallContext NONE = new CallContext(null, null, null);

  private final Map<String, String> entries;
  private final EntryPoint entryPoint;
  private final Caller caller;

  /**
   * A context; each part may be null.
   *
   * @param entries ours of the thread's context maps
   * @param entryPoint where the work came in
   * @param caller the application's frame nearest to the call
   */
  public CallContext(Map<String, String> entries, EntryPoint entryPoint, Caller caller) {
    this.entries = entries;
    this.entryPoint = entryPoint;
    this.caller = caller;
  }

  /** The same with more entries, which win over those of the same name. */
  public CallContext with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    if (entries != null) {
      all.putAll(entries);
    }
    all.putAll(more);
    return new CallContext(all, entryPoint, caller);
  }

  Map<String, String> entries() {
    return entries;
  }

  EntryPoint entryPoint() {
    return entryPoint;
  }

  /** Whether it says the same: the same entries, the very same entry point and caller. */
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof CallContext
        && Objects.equals(entries, ((CallContext) other).entries)
        && entryPoint == ((CallContext) other).entryPoint
        && caller == ((CallContext) other).caller;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(entries) * 31 + System.identityHashCode(entryPoint);
  }

  /** What is known of the call by this, to be added to. */
  public CallFacts facts() {
    CallFacts facts = CallFacts.of(entries).baggage(Baggage.of(entries));
    if (entryPoint != null) {
      facts.entry(entryPoint.source(), entryPoint.name());
    }
    if (caller != null) {
      facts.caller(caller.className(), caller.method());
    }
    return facts;
  }
}
