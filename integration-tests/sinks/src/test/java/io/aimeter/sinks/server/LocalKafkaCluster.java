package io.aimeter.sinks.server;

import java.util.Map;

/** Three Kafka brokers: each record in three copies, of which two must be there. */
public final class LocalKafkaCluster implements RealServerProvider {
  private static final int BROKERS = 3;

  @Override
  public String kind() {
    return "kafka-cluster";
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
    return new KafkaNodes(BROKERS, Map.of());
  }
}
