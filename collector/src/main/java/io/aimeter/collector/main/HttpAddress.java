package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.http.ClientTls;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Servers over HTTP that a configuration names, and the TLS with them. */
final class HttpAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private HttpAddress() {}

  /**
   * The address.
   *
   * @throws ConfigException if it is none, or holds a password; the message does not repeat it
   */
  static URI of(Config config, ConfigKey key) throws ConfigException {
    String where = config.where(key) + ": " + key.path();
    URI address;
    try {
      address = new URI(config.text(key));
    } catch (URISyntaxException e) {
      throw new ConfigException(where + " is like https://HOST:PORT, but this is not");
    }
    if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
      throw new ConfigException(where + " is like https://HOST:PORT, but this is not");
    }
    if (address.getRawUserInfo() != null) {
      throw new ConfigException(where + " must hold no user or password; give a header");
    }
    return address;
  }

  /**
   * The TLS.
   *
   * @throws ConfigException if a file cannot be used, or one of certificate and key is missing
   */
  static ClientTls tls(Config config, ConfigKey authorities, ConfigKey certificate, ConfigKey key)
      throws ConfigException {
    if (config.isGiven(certificate) != config.isGiven(key)) {
      ConfigKey given = config.isGiven(key) ? key : certificate;
      throw new ConfigException(
          "%s: %s and %s belong together, but only one is given"
              .formatted(config.where(given), certificate.path(), key.path()));
    }
    ConfigKey first = config.isGiven(authorities) ? authorities : certificate;
    return checked(
        config,
        new ClientTls(config.path(authorities), config.path(certificate), config.path(key)),
        first);
  }

  /** The TLS of a client that shows no certificate; likewise. */
  static ClientTls tls(Config config, ConfigKey authorities) throws ConfigException {
    return checked(config, new ClientTls(config.path(authorities), null, null), authorities);
  }

  private static ClientTls checked(Config config, ClientTls tls, ConfigKey first)
      throws ConfigException {
    try {
      tls.context();
    } catch (IOException e) {
      throw new ConfigException(
          config.where(first)
              + ": "
              + (e instanceof java.nio.file.FileSystemException ? "cannot read " : "")
              + e.getMessage());
    }
    return tls;
  }
}
