package io.aimeter.sinks.server;

import java.util.Map;

/** Three Kafka brokers: each record in three copies, of which two must be there. */
public final class LocalKafkaCluster extends LocalProvider {
  private static final int BROKERS = 3;

  /** Found by {@link java.util.ServiceLoader}. */
  public LocalKafkaCluster() {
    super("kafka-cluster", KafkaNode::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new KafkaNodes(BROKERS, Map.of());
  }
}
