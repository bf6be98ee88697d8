package io.aimeter.sinks.server;

import java.io.IOException;
import java.util.Map;

/** A real server that a test may kill. */
public interface RealServer extends AutoCloseable {
  /** Its version, as it says itself. */
  String version();

  /** Where the test's own clients find it; the same after a kill. */
  String address();

  /** What a collector's environment must have to ship there. */
  Map<String, String> settings();

  /** Kills it as a crash would, and returns when it is dead. */
  void kill() throws Exception;

  /** Starts it again with the data it had; returns when it answers. */
  void restart() throws Exception;

  @Override
  void close() throws IOException;
}
