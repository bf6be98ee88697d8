package io.aimeter.collector.sink.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aimeter.collector.http.ClientTls;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Takes OTLP over real HTTP, reads it by the official messages, and answers as it is told. */
final class TestReceiver implements AutoCloseable {
  /** An answer; the body of a success is a response message. */
  record Answer(int status, byte[] body, String retryAfter) {}

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<ExportMetricsServiceRequest> metrics = new ArrayList<>();
  private final List<ExportLogsServiceRequest> logs = new ArrayList<>();
  private Map<String, String> headers = Map.of();

  TestReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> seen = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.get(0)));
      headers = seen;
      byte[] message = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
      Answer answer = answers.isEmpty() ? new Answer(200, new byte[0], null) : answers.remove();
      if (answer.status() == 200) {
        if (exchange.getRequestURI().getPath().equals("/base/v1/metrics")) {
          metrics.add(ExportMetricsServiceRequest.parseFrom(message));
        } else if (exchange.getRequestURI().getPath().equals("/base/v1/logs")) {
          logs.add(ExportLogsServiceRequest.parseFrom(message));
        } else {
          answer = new Answer(404, new byte[0], null);
        }
      }
      if (answer.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  OtlpTarget target() {
    return new OtlpTarget(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base"),
        Map.of("api-key", "sesame"),
        new ClientTls(null, null, null));
  }

  /** The next answer after those that were given already. */
  synchronized void answer(int status, byte[] body, String retryAfter) {
    answers.add(new Answer(status, body, retryAfter));
  }

  synchronized List<ExportMetricsServiceRequest> metrics() {
    return List.copyOf(metrics);
  }

  synchronized List<ExportLogsServiceRequest> logs() {
    return List.copyOf(logs);
  }

  synchronized Map<String, String> headers() {
    return headers;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
