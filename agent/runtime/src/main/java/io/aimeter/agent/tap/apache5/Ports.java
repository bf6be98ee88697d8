package io.aimeter.agent.tap.apache5;

/** What a port is where none is given. */
final class Ports {
  private Ports() {}

  static int effective(int port, String scheme) {
    return port >= 0 ? port : "http".equalsIgnoreCase(scheme) ? 80 : 443;
  }
}
