package io.aimeter.collector.sink.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void whatLiesBehindIsSaidWhereItSaysMore() {
    Throwable cause = new CertificateException("no valid certification path\nand more");
    assertEquals(
        "Kafka: SSL handshake failed: no valid certification path",
        Failures.of(new SslAuthenticationException("SSL handshake failed", cause)).getMessage());
  }

  @Test
  void nothingIsSaidTwice() {
    Throwable cause = new IllegalStateException("no such topic");
    assertEquals(
        "Kafka: cannot send: no such topic",
        Failures.of(new KafkaException("cannot send: no such topic", cause)).getMessage());
    assertEquals(
        "Kafka: KafkaException", Failures.of(new KafkaException((String) null)).getMessage());
  }

  @Test
  void aTakeoverIsToldInWordsOfOurs() {
    for (Throwable fenced :
        new Throwable[] {
          new ProducerFencedException("a newer producer"),
          new KafkaException("failed", new InvalidProducerEpochException("an old epoch"))
        }) {
      String said = Failures.of(fenced).getMessage();
      assertTrue(said.contains("another collector took this stream over"), said);
    }
  }
}
