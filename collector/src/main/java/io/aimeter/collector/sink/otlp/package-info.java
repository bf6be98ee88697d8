/**
 * Ships to whatever takes OpenTelemetry's protocol, under the names of its GenAI conventions: sums
 * ({@link io.aimeter.collector.sink.otlp.MetricsSink}) and an event a call ({@link
 * io.aimeter.collector.sink.otlp.LogsSink}). Such a receiver keeps no position, so these sinks do.
 */
package io.aimeter.collector.sink.otlp;
