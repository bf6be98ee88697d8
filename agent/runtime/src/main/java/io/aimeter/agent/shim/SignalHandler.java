package io.aimeter.agent.shim;

/** In place of {@code sun.misc.SignalHandler}: signals are the application's. */
public interface SignalHandler {
  /** Never called. */
  void handle(Signal signal);
}
