package io.aimeter.collector.sink.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.collector.sink.RefusedException;
import io.aimeter.collector.sink.Sink;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records as JSON in transactions. The position is the offset of a consumer group of the
 * stream's own, which the same transaction commits: so a consumer that reads committed records
 * alone sees each once. All of a stream goes to one partition, in order, which keeps the
 * connections of a host to a few.
 */
public final class KafkaSink implements Sink {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** What a client's own settings may change; the position and once-only need none of it. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "compression.type", "zstd",
          "batch.size", 128 * 1024,
          "linger.ms", 20,
          "buffer.memory", 8L << 20,
          "transaction.timeout.ms", 60_000,
          "delivery.timeout.ms", 40_000,
          "request.timeout.ms", 10_000,
          "max.block.ms", 30_000);

  private final KafkaTarget target;
  private KafkaProducer<byte[], byte[]> producer;
  private String group;
  private int partition;

  /** Connects to that target when opened. */
  public KafkaSink(KafkaTarget target) {
    this.target = target;
  }

  @Override
  public long open(String stream) throws SinkException, InterruptedException {
    group = "aimeter-" + stream;
    Map<String, Object> settings = new HashMap<>(DEFAULTS);
    settings.putAll(target.client());
    settings.put("bootstrap.servers", target.servers());
    settings.put("transactional.id", group);
    settings.put("acks", "all");
    try {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer.initTransactions(); // ends what a collector that was killed left open
      int partitions = producer.partitionsFor(target.topic()).size();
      partition = Math.floorMod(stream.hashCode(), partitions);
      return position();
    } catch (KafkaException e) {
      throw Failures.of(e);
    }
  }

  private long position() throws SinkException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(target.client());
    settings.put("bootstrap.servers", target.servers());
    try (Admin admin = Admin.create(settings)) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(
                  group, new ListConsumerGroupOffsetsOptions().requireStable(true))
              .partitionsToOffsetAndMetadata()
              .get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
              .get(positionKey());
      return offset == null ? -1 : offset.offset();
    } catch (ExecutionException e) {
      throw Failures.of(e.getCause());
    } catch (TimeoutException e) {
      throw new SinkException("Kafka: no answer to where the stream is in " + LONGEST_ANSWER, e);
    }
  }

  /** Always the first partition, so that a topic which gets more of them keeps the position. */
  private TopicPartition positionKey() {
    return new TopicPartition(target.topic(), 0);
  }

  @Override
  public void write(List<CostRecord> records, long next)
      throws SinkException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      producer.beginTransaction();
      for (CostRecord record : records) {
        sent.add(producer.send(message(record)));
      }
      producer.flush();
      producer.sendOffsetsToTransaction(
          Map.of(positionKey(), new OffsetAndMetadata(next)), withoutMembers(group));
      producer.commitTransaction();
    } catch (KafkaException e) {
      Throwable first = failure(sent); // all that comes after it says but that there was one
      if (first instanceof RecordTooLargeException) {
        abort();
        throw new RefusedException("Kafka: " + first.getMessage(), first);
      }
      throw Failures.of(first == null ? e : first);
    } catch (IOException e) {
      throw new SinkException("Kafka: " + e.getMessage(), e);
    }
  }

  /**
   * A group that nobody consumes in; Kafka has no other way to make one than those to be removed.
   */
  @SuppressWarnings("removal")
  private static ConsumerGroupMetadata withoutMembers(String group) {
    return new ConsumerGroupMetadata(group);
  }

  private void abort() throws SinkException {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      throw Failures.of(e);
    }
  }

  /** Why the first of the messages that failed did; null where none has. */
  private static Throwable failure(List<Future<RecordMetadata>> sent) throws InterruptedException {
    for (Future<RecordMetadata> message : sent) {
      if (message.isDone()) {
        try {
          message.get();
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    }
    return null;
  }

  private ProducerRecord<byte[], byte[]> message(CostRecord record) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(value)) {
      RecordJson.write(record, json);
    }
    String key = record.text(RecordField.INSTANCE) + '/' + record.number(RecordField.SEQUENCE);
    return new ProducerRecord<>(
        target.topic(), partition, key.getBytes(StandardCharsets.UTF_8), value.toByteArray());
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO); // what was not committed is written again
    }
  }
}
