package io.aimeter.agent.context;

import io.aimeter.core.attribution.Dimension;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads what the calling thread knows of the call it is about to make. Thread-safe. */
public final class CallContexts {
  private static final String FEATURE = Dimension.FEATURE.key().property();

  private final ContextMaps maps;
  private final boolean derivesFeature;
  private final BooleanSupplier callerNeeded;

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

  /** What this thread knows now; never null. To be asked only of a call that is metered. */
  public CallContext read() {
    Map<String, String> entries = maps.read();
    EntryPoint entryPoint = EntryPoints.current();
    boolean unnamed = entryPoint == null && (entries == null || !entries.containsKey(FEATURE));
    Caller caller =
        (derivesFeature && unnamed) || callerNeeded.getAsBoolean() ? Callers.find() : null;
    return entries == null && entryPoint == null && caller == null
        ? CallContext.NONE
        : new CallContext(entries, entryPoint, caller);
  }
}
