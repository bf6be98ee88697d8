package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.web.WebPlan;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a configuration has the collector answer. */
final class Web {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORTS = 65_535;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\]):)?(\\d{1,5})");

  private Web() {}

  /**
   * The plan; null where it is to answer nowhere.
   *
   * @throws ConfigException if it cannot, or if all the world could read without a token
   */
  static WebPlan of(Config config) throws ConfigException {
    if (!Sinks.isOn(config, ConfigKey.HTTP_LISTEN)) {
      return null;
    }
    String where = config.where(ConfigKey.HTTP_LISTEN) + ": ";
    String text = config.text(ConfigKey.HTTP_LISTEN);
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches() || Integer.parseInt(address.group(2)) > PORTS) {
      throw new ConfigException(
          where + "http.listen is a port or HOST:PORT, such as 9464, but this is '" + text + "'");
    }
    String host = address.group(1) == null ? LOOPBACK : address.group(1);
    InetSocketAddress listen = new InetSocketAddress(host, Integer.parseInt(address.group(2)));
    if (listen.isUnresolved()) {
      throw new ConfigException(where + "there is no host " + host);
    }
    String token = Sinks.secret(config, ConfigKey.HTTP_TOKEN, ConfigKey.HTTP_TOKEN_FILE);
    if (token != null && token.isBlank()) {
      throw new ConfigException(config.where(ConfigKey.HTTP_TOKEN_FILE) + ": the token is empty");
    }
    if (token == null && !listen.getAddress().isLoopbackAddress()) {
      throw new ConfigException(
          where
              + "at "
              + host
              + " others could read what is spent: give a token by http.token-file, or listen at"
              + " a port alone");
    }
    return new WebPlan(listen, token);
  }

  /** The names by which browsers may call the dashboard. */
  static Set<String> names(Config config) {
    Set<String> names = new HashSet<>();
    String text = config.text(ConfigKey.HTTP_NAMES);
    StringTokenizer tokens = new StringTokenizer(text == null ? "" : text, ", ");
    while (tokens.hasMoreTokens()) {
      names.add(tokens.nextToken());
    }
    return names;
  }
}
