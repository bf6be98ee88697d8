package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aimeter.sinks.server.PrometheusServer;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.RealServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The collector's metrics, read by a real Prometheus and asked for there. */
class PrometheusIT {
  @TempDir Path root;

  @Real("prometheus")
  void itReadsWhatTheLedgerHas(RealServer server) throws Exception {
    PromQl prometheus = new PromQl(server.address());
    try (Application application = new Application(root, "i");
        CollectorProcess collector =
            CollectorProcess.start(root, server.settings(), "--interval", "50ms")) {
      application.call(1000);
      long tokens = 1000 * 1001 / 2;
      prometheus.await(1000, "sum(aimeter_calls_total)", collector::printed);
      prometheus.await(tokens, "sum(aimeter_tokens_total{kind=\"output\"})", collector::printed);
      double usd = prometheus.number("sum(aimeter_cost_usd_total)");
      assertEquals(10 * tokens, Math.round(usd * 1e9));
      assertEquals(7, prometheus.ask("count by (team) (aimeter_cost_usd_total)").size());
      prometheus.await(1000, "aimeter_collector_committed_records_total", collector::printed);
      assertEquals(0, prometheus.number("aimeter_collector_failing"));
      assertFalse(collector.printed().contains(PrometheusServer.TOKEN), collector.printed());
    }
  }

  @Real("prometheus")
  void promtoolHasNothingToSay(RealServer server) throws Exception {
    try (Application application = new Application(root, "i");
        CollectorProcess collector =
            CollectorProcess.start(root, server.settings(), "--interval", "50ms")) {
      application.call(10);
      new PromQl(server.address()).await(10, "sum(aimeter_calls_total)", collector::printed);
      String listen = server.settings().get("AIMETER_COLLECT_HTTP_LISTEN");
      String metrics =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://" + listen + "/metrics"))
                      .header("Authorization", "Bearer " + PrometheusServer.TOKEN)
                      .build(),
                  BodyHandlers.ofString())
              .body();
      assertEquals("", ((PrometheusServer) server).check(metrics), metrics);
    }
  }
}
