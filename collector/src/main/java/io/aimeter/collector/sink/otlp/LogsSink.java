package io.aimeter.collector.sink.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.aimeter.collector.sink.Rejection;
import io.aimeter.collector.sink.Sink;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends an event a record. The position becomes durable after the records are taken, and the
 * protocol knows no transactions: so each is sent at least once, and those of one batch again where
 * either side dies in between, under the same {@code log.record.uid}.
 */
public final class LogsSink implements Sink {
  private final OtlpTarget target;
  private final Path file;
  private OtlpClient client;
  private String stream;
  private Rejection rejected;

  /**
   * Sends there once opened.
   *
   * @param file keeps the position
   */
  public LogsSink(OtlpTarget target, Path file) {
    this.target = target;
    this.file = file;
  }

  @Override
  public long open(String of) throws SinkException {
    stream = of;
    client = new OtlpClient(target, Signal.LOGS);
    return SinkState.read(file, of).position();
  }

  @Override
  public void write(List<CostRecord> records, long next)
      throws SinkException, InterruptedException {
    if (!records.isEmpty()) {
      send(request(records));
    }
    new SinkState(stream, next, List.of()).write(file);
  }

  private ExportLogsServiceRequest request(List<CostRecord> records) {
    Instant instant = Instant.now();
    long now = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    ScopeLogs.Builder scope = ScopeLogs.newBuilder().setScope(Resources.SCOPE);
    records.forEach(record -> scope.addLogRecords(CallEvent.of(record, now)));
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder().setResource(Resources.of(stream)).addScopeLogs(scope))
        .build();
  }

  private void send(ExportLogsServiceRequest request) throws SinkException, InterruptedException {
    try {
      ExportLogsPartialSuccess partial =
          ExportLogsServiceResponse.parseFrom(client.send(request)).getPartialSuccess();
      if (partial.getRejectedLogRecords() > 0) {
        rejected = new Rejection(partial.getRejectedLogRecords(), partial.getErrorMessage());
      }
    } catch (InvalidProtocolBufferException e) {
      throw new SinkException(target + " answers what is no OTLP", e);
    }
  }

  @Override
  public Rejection rejected() {
    Rejection since = rejected;
    rejected = null;
    return since;
  }

  @Override
  public void close() {}
}
