package io.aimeter.sinks.server;

/** A server of several nodes, of which a test may kill one and keep the others. */
public interface RealCluster extends RealServer {
  /** How many nodes. */
  int size();

  /** Kills the node of that number, from 0, as a crash would; returns when it is dead. */
  void kill(int node) throws Exception;

  /** Starts it again; returns when it has caught up with the others. */
  void restart(int node) throws Exception;
}
