package io.aimeter.collector.sink.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Series as requests of OTLP: cumulative sums and histograms. */
final class MetricsMessages {
  /** Some hundred kilobytes: receivers take a few megabytes at least. */
  private static final int MOST_POINTS = 1_000;

  private final Resource resource;

  MetricsMessages(Resource resource) {
    this.resource = resource;
  }

  /**
   * The requests.
   *
   * @param now the points' time, in epoch nanoseconds
   */
  List<ExportMetricsServiceRequest> of(List<Series> series, long now) {
    List<ExportMetricsServiceRequest> requests = new ArrayList<>();
    for (int from = 0; from < series.size(); from += MOST_POINTS) {
      requests.add(request(series.subList(from, Math.min(series.size(), from + MOST_POINTS)), now));
    }
    return requests;
  }

  private ExportMetricsServiceRequest request(List<Series> series, long now) {
    Map<Instrument, Metric.Builder> metrics = new EnumMap<>(Instrument.class);
    for (Series one : series) {
      Metric.Builder metric = metrics.computeIfAbsent(one.instrument(), MetricsMessages::metric);
      if (one.instrument().isHistogram()) {
        metric.getHistogramBuilder().addDataPoints(histogram(one, now));
      } else {
        metric.getSumBuilder().addDataPoints(sum(one, now));
      }
    }
    ScopeMetrics.Builder scope = ScopeMetrics.newBuilder().setScope(Resources.SCOPE);
    metrics.values().forEach(scope::addMetrics);
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
        .build();
  }

  private static Metric.Builder metric(Instrument instrument) {
    Metric.Builder metric =
        Metric.newBuilder()
            .setName(instrument.metric())
            .setUnit(instrument.unit())
            .setDescription(instrument.description());
    AggregationTemporality cumulative = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    if (instrument.isHistogram()) {
      metric.getHistogramBuilder().setAggregationTemporality(cumulative);
    } else {
      metric.getSumBuilder().setAggregationTemporality(cumulative).setIsMonotonic(true);
    }
    return metric;
  }

  private static HistogramDataPoint histogram(Series series, long now) {
    double scale = series.instrument().scale();
    HistogramDataPoint.Builder point =
        HistogramDataPoint.newBuilder()
            .addAllAttributes(attributes(series))
            .setStartTimeUnixNano(series.since())
            .setTimeUnixNano(now)
            .setCount(series.count())
            .setSum(series.total() / scale)
            .addAllBucketCounts(series.buckets());
    series.instrument().bounds().forEach(bound -> point.addExplicitBounds(bound / scale));
    return point.build();
  }

  private static NumberDataPoint sum(Series series, long now) {
    NumberDataPoint.Builder point =
        NumberDataPoint.newBuilder()
            .addAllAttributes(attributes(series))
            .setStartTimeUnixNano(series.since())
            .setTimeUnixNano(now);
    double scale = series.instrument().scale();
    return (scale == 1 ? point.setAsInt(series.total()) : point.setAsDouble(series.total() / scale))
        .build();
  }

  private static List<KeyValue> attributes(Series series) {
    if (series.values().isEmpty()) {
      return List.of(Attribute.flag(Attribute.OVERFLOW, true));
    }
    List<KeyValue> attributes = new ArrayList<>();
    List<String> names = series.instrument().attributes();
    for (int i = 0; i < names.size(); i++) {
      String value = series.values().get(i);
      if (value != null) {
        attributes.add(Attribute.text(names.get(i), value));
      }
    }
    return attributes;
  }
}
