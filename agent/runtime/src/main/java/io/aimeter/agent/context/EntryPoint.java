package io.aimeter.agent.context;

import io.aimeter.core.attribution.Source;

/**
 * Where the work that makes a call came into the application: an inbound route, a job, a listener.
 * Kept on the thread while that work runs, so it holds references only; its name is made when a
 * record needs it, on the agent thread.
 */
public interface EntryPoint {
  /** What kind of entry point it is. */
  Source source();

  /** What its developers call it; null where that cannot be said. Any thread may ask. */
  String name();
}
