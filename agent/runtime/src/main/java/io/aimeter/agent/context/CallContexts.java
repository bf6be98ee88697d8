package io.aimeter.agent.context;

import io.aimeter.core.attribution.Dimension;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads what the calling thread knows of the call it is about to make. Thread-safe. */
public final class CallContexts {
  private static final String FEATURE = Dimension.FEATURE.key().property();

  private final ContextMaps maps;
  private final boolean derivesFeature;
  private final BooleanSupplier callerNeeded;
  private final Handover handover = new Handover(this);

  /** Of threads with these context maps; nothing is derived from the stack. */
  public CallContexts(ContextMaps maps) {
    this(maps, false, () -> false);
  }

  /**
   * Of threads with these context maps.
   *
   * @param derivesFeature whether the caller is looked for on the stack where neither the context
   *     maps nor an entry point name the feature
   * @param callerNeeded whether somebody needs the caller whatever names the feature
   */
  public CallContexts(ContextMaps maps, boolean derivesFeature, BooleanSupplier callerNeeded) {
    this.maps = maps;
    this.derivesFeature = derivesFeature;
    this.callerNeeded = callerNeeded;
  }

  /** What hands it over to the threads that run this thread's tasks. */
  public Handover handover() {
    return handover;
  }

  /**
   * What this thread knows now; never null. To be asked only of a call that is metered. Entries of
   * the thread's own win over those that were handed to it.
   */
  public CallContext read() {
    Map<String, String> entries = merge(handover.inForce(), maps.read());
    EntryPoint entryPoint = EntryPoints.current();
    boolean unnamed = entryPoint == null && (entries == null || !entries.containsKey(FEATURE));
    Caller caller =
        (derivesFeature && unnamed) || callerNeeded.getAsBoolean() ? Callers.find() : null;
    return entries == null && entryPoint == null && caller == null
        ? CallContext.NONE
        : new CallContext(entries, entryPoint, caller);
  }

  /** What this thread knows, to be handed over with a task; null if nothing. */
  CallContext toHandOver() {
    CallContext handed = handover.inForce();
    Map<String, String> entries = merge(handed, maps.readOften());
    EntryPoint entryPoint = EntryPoints.current();
    if (entries == null && entryPoint == null) {
      return null;
    }
    return handed != null && handed.entries() == entries && handed.entryPoint() == entryPoint
        ? handed
        : new CallContext(entries, entryPoint, null);
  }

  private static Map<String, String> merge(CallContext handed, Map<String, String> own) {
    Map<String, String> given = handed == null ? null : handed.entries();
    if (own == null || given == null) {
      return own == null ? given : own;
    }
    Map<String, String> all = new HashMap<>(given);
    all.putAll(own);
    return all;
  }
}
