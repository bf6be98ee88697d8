package io.aimeter.sinks.server;

import java.io.IOException;

/**
 * A server that lets a collector in over TLS and by a password alone, both of which its settings
 * have; the test's own clients come in without.
 */
public interface SecuredServer extends RealServer {
  /** The user that a collector is. */
  String USER = "aimeter-test";

  /** The only password that is right, until another one is set. */
  String PASSWORD = "sesame-4711-open";

  /** The one that may be set later. */
  String EXCHANGED = "sesame-2342-open";

  /** The authority that signed the server's certificate. */
  Authority authority();

  /** From now on that one alone is right. */
  void setPassword(String password) throws Exception;

  @Override
  void close() throws IOException;
}
