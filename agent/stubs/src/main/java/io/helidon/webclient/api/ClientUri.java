package io.helidon.webclient.api;

/** Where a request goes. */
public abstract class ClientUri {
  private ClientUri() {}

  /** The host. */
  public abstract String host();

  /** The effective port. */
  public abstract int port();

  /** What stands on the request line. */
  public abstract String pathWithQueryAndFragment();
}
