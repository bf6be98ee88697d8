package io.aimeter.sinks.server;

import java.util.List;

/** A Prometheus that reads the metrics of the collector which gets {@link #settings}. */
public interface PrometheusServer extends RealServer {
  /** The token that it bears. */
  String TOKEN = "token-of-the-test";

  /** What promtool says of metrics in the text format; nothing where they are as they should be. */
  String check(String metrics) throws Exception;

  /** A configuration that reads that port of this host. */
  static List<String> configuration(int port) {
    return List.of(
        "global: {scrape_interval: 250ms, scrape_timeout: 250ms}",
        "scrape_configs:",
        "  - job_name: aimeter",
        "    authorization: {credentials: " + TOKEN + "}",
        "    static_configs: [{targets: ['127.0.0.1:" + port + "']}]");
  }
}
