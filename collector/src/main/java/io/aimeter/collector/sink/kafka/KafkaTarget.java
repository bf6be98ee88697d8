package io.aimeter.collector.sink.kafka;

import java.util.Map;

/**
 * A topic to ship to.
 *
 * @param servers as a client takes them: {@code host:port}, separated by commas
 * @param client any settings of Kafka's clients, such as those for TLS and credentials
 */
public record KafkaTarget(String servers, String topic, Map<String, String> client) {
  /** Without the settings, among which secrets may be. */
  @Override
  public String toString() {
    return "topic " + topic + " at " + servers;
  }
}
