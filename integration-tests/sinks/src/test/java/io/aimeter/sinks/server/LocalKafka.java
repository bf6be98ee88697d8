package io.aimeter.sinks.server;

import java.util.Map;

/** A Kafka broker of the released jars, as a process here. */
public final class LocalKafka implements RealServerProvider {
  @Override
  public String kind() {
    return "kafka";
  }

  @Override
  public String flavour() {
    return "local";
  }

  @Override
  public String whyNot() {
    return KafkaNode.whyNot();
  }

  @Override
  public RealServer start() throws Exception {
    return new KafkaNodes(1, Map.of());
  }
}
