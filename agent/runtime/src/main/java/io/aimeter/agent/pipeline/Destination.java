package io.aimeter.agent.pipeline;

import java.nio.ByteBuffer;

/** Where encoded records go: the journal. Called on the agent thread only. */
public interface Destination {
  /** The instance all its records belong to. */
  String instance();

  /** Appends a record; never throws. False where it was dropped, which is counted there. */
  boolean append(ByteBuffer record);

  /** Called often, with {@link System#nanoTime}: opens, retries, writes the status. */
  void tick(long nanoTime);

  /** The JVM is shutting down. */
  void stopping();

  /** Writes the status once more. Not of the agent thread, which may be stuck anywhere. */
  void lastWord();
}
