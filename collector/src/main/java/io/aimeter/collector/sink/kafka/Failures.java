package io.aimeter.collector.sink.kafka;

import io.aimeter.collector.sink.SinkException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Failures of Kafka's clients in words for the person who runs the collector. */
final class Failures {
  private static final String ENDED =
      "the brokers have ended the transaction, as another collector took this stream over or this"
          + " one hung for too long; it goes on behind what is there";

  private Failures() {}

  static SinkException of(Throwable e) {
    return new SinkException("Kafka: " + message(e), e);
  }

  /** What happened, and what lies behind it where that says more. */
  private static String message(Throwable e) {
    Throwable root = e;
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException) {
        return ENDED;
      }
      root = each;
    }
    String first = firstLine(e);
    String last = firstLine(root);
    return first.contains(last) ? first : first + ": " + last;
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
