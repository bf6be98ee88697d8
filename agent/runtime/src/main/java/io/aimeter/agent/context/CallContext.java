package io.aimeter.agent.context;

import io.aimeter.core.attribution.CallFacts;
import java.util.Map;

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
