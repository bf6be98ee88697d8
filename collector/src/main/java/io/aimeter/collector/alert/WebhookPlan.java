package io.aimeter.collector.alert;

import io.aimeter.collector.http.ClientTls;
import io.aimeter.collector.http.HttpSender;
import java.net.URI;
import java.time.Duration;

/**
 * Where alerts go.
 *
 * @param secret the key of their signatures
 * @param interval how often is looked
 */
public record WebhookPlan(URI url, String secret, ClientTls tls, Duration interval) {
  /** The server alone: the rest of the address may be a secret. */
  @Override
  public String toString() {
    return HttpSender.server(url);
  }
}
