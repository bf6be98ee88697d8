package io.aimeter.agent.context;

import java.util.Map;

/** Reads what the calling thread knows of the call it is about to make. Thread-safe. */
public final class CallContexts {
  private final ContextMaps maps;

  /** Of threads with these context maps. */
  public CallContexts(ContextMaps maps) {
    this.maps = maps;
  }

  /** What this thread knows now; never null. */
  public CallContext read() {
    Map<String, String> entries = maps.read();
    return entries == null ? CallContext.NONE : new CallContext(entries, null, null);
  }
}
