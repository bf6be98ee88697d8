package io.aimeter.sinks.server;

import java.util.function.Supplier;

/** A way to get a server as processes of this machine. */
abstract class LocalProvider implements RealServerProvider {
  private final String kind;
  private final Supplier<String> whyNot;

  /**
   * For a kind of server.
   *
   * @param whyNot why its programs cannot be had; null where they can
   */
  LocalProvider(String kind, Supplier<String> whyNot) {
    this.kind = kind;
    this.whyNot = whyNot;
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final String flavour() {
    return "local";
  }

  @Override
  public final String whyNot() {
    return whyNot.get();
  }
}
