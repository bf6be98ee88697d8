package io.aimeter.sinks.server;

import java.util.Map;

/** A Kafka broker of the released jars, as a process here. */
public final class LocalKafka extends LocalProvider {
  /** Found by {@link java.util.ServiceLoader}. */
  public LocalKafka() {
    super("kafka", KafkaNode::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new KafkaNodes(1, Map.of());
  }
}
