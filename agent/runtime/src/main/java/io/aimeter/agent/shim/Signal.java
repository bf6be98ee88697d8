package io.aimeter.agent.shim;

/** In place of {@code sun.misc.Signal}: no handler is ever installed. */
public final class Signal {
  private final String name;

  /** Names a signal. */
  public Signal(String name) {
    this.name = name;
  }

  /** The signal's name. */
  public String getName() {
    return name;
  }

  /** Installs nothing; says there was no handler before. */
  public static SignalHandler handle(Signal signal, SignalHandler handler) {
    return null;
  }
}
