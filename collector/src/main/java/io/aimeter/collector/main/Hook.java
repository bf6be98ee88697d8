package io.aimeter.collector.main;

import io.aimeter.collector.alert.WebhookPlan;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.http.ClientTls;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where a configuration has alerts sent. */
final class Hook {
  private static final int SHORTEST_SECRET = 16;

  private Hook() {}

  /**
   * The plan; null where none are to be sent.
   *
   * @throws ConfigException if it cannot be used, or would send what is spent in clear over a net
   */
  static WebhookPlan of(Config config) throws ConfigException {
    if (!Sinks.isOn(config, ConfigKey.WEBHOOK_URL)) {
      return null;
    }
    URI url = HttpAddress.of(config, ConfigKey.WEBHOOK_URL);
    if (!url.getScheme().equals("https") && !isLoopback(url.getHost())) {
      throw new ConfigException(
          config.where(ConfigKey.WEBHOOK_URL)
              + ": webhook.url begins with https:// unless it is on this host, but this does not");
    }
    String secret = Sinks.secret(config, ConfigKey.WEBHOOK_SECRET, ConfigKey.WEBHOOK_SECRET_FILE);
    if (secret == null || secret.strip().length() < SHORTEST_SECRET) {
      throw new ConfigException(
          config.where(ConfigKey.WEBHOOK_URL)
              + ": a webhook needs a secret of "
              + SHORTEST_SECRET
              + " characters or more, by which its receiver knows us: give webhook.secret-file");
    }
    ClientTls tls = HttpAddress.tls(config, ConfigKey.WEBHOOK_CA_FILE);
    return new WebhookPlan(url, secret.strip(), tls, config.duration(ConfigKey.WEBHOOK_INTERVAL));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
