package io.aimeter.collector.sink.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.aimeter.collector.sink.RefusedException;
import io.aimeter.collector.sink.Rejection;
import io.aimeter.collector.sink.Sink;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Sends cumulative sums of all records of the stream. Sums and position are made durable as one
 * before the sums are sent, so a sum never goes back and a record is in it once, whatever dies
 * when; and a sum that is sent twice is the same sum. So the newest value of each series is what
 * the store's records add up to.
 */
public final class MetricsSink implements Sink {
  /** Series that do not change are sent so often: receivers forget what is silent for minutes. */
  private static final Duration REFRESH = Duration.ofSeconds(60);

  private final OtlpTarget target;
  private final Path file;
  private final Totals totals = new Totals();
  private OtlpClient client;
  private MetricsMessages messages;
  private String stream;
  private long refreshedAt;
  private long latest;
  private Rejection rejected;

  /**
   * Sends there once opened.
   *
   * @param file keeps position and sums
   */
  public MetricsSink(OtlpTarget target, Path file) {
    this.target = target;
    this.file = file;
  }

  @Override
  public long open(String of) throws SinkException, InterruptedException {
    stream = of;
    client = new OtlpClient(target, Signal.METRICS);
    messages = new MetricsMessages(Resources.of(of));
    SinkState kept = SinkState.read(file, of);
    kept.sums().stream()
        .map(SinkState.Row::series)
        .filter(Objects::nonNull)
        .forEach(totals::restore);
    refresh(); // what was kept may not have been sent
    return kept.position();
  }

  @Override
  public void write(List<CostRecord> records, long next)
      throws SinkException, InterruptedException {
    long now = now();
    records.forEach(record -> totals.add(record, now));
    List<SinkState.Row> rows = totals.all().stream().map(SinkState.Row::of).toList();
    new SinkState(stream, next, rows).write(file);
    if (isDue()) {
      refresh();
    } else {
      send(totals.all().stream().filter(Series::isChanged).toList());
    }
  }

  @Override
  public void idle() throws SinkException, InterruptedException {
    if (isDue()) {
      refresh();
    }
  }

  private boolean isDue() {
    return System.nanoTime() - refreshedAt >= REFRESH.toNanos();
  }

  private void refresh() throws SinkException, InterruptedException {
    send(totals.all());
    refreshedAt = System.nanoTime();
  }

  private void send(List<Series> series) throws SinkException, InterruptedException {
    for (ExportMetricsServiceRequest request : messages.of(series, now())) {
      try {
        answered(ExportMetricsServiceResponse.parseFrom(client.send(request)).getPartialSuccess());
      } catch (RefusedException e) {
        // Not a record's fault: they are in the sums already, and must not be written again.
        throw new SinkException(e.getMessage(), e);
      } catch (InvalidProtocolBufferException e) {
        throw new SinkException(target + " answers what is no OTLP", e);
      }
    }
    series.forEach(Series::sent);
  }

  private void answered(ExportMetricsPartialSuccess partial) {
    if (partial.getRejectedDataPoints() > 0) {
      long before = rejected == null ? 0 : rejected.count();
      rejected = new Rejection(before + partial.getRejectedDataPoints(), partial.getErrorMessage());
    }
  }

  @Override
  public Rejection rejected() {
    Rejection since = rejected;
    rejected = null;
    return since;
  }

  /** Epoch nanoseconds that never go back: a point is behind the one before. */
  private long now() {
    Instant instant = Instant.now();
    long nanos = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    latest = Math.max(nanos, latest + TimeUnit.MILLISECONDS.toNanos(1));
    return latest;
  }

  @Override
  public void close() {}
}
