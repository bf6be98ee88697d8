package io.aimeter.agent.weave;

/** What is woven of the JDK's TLS: where the client's first message of a handshake is made. */
final class TlsHooks {
  static final Hook[] ROWS = {
    // Sockets and engines alike come here, once a handshake; servers never do.
    new Hook(
        "tls.clientHello",
        "sun/security/ssl/ClientHello$ClientHelloKickstartProducer",
        "produce",
        "(Lsun/security/ssl/ConnectionContext;)[B",
        "io.aimeter.agent.tap.tls.HandshakeTap"),
  };

  private TlsHooks() {}
}
