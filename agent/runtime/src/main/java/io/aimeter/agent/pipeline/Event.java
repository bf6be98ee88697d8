package io.aimeter.agent.pipeline;

/** What callers hand over to the agent thread. */
interface Event {
  /** Runs on the agent thread; may throw, which ends nothing but this event. */
  void run(Events events);
}
