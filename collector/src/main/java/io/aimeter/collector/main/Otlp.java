package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.sink.Sink;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.sink.otlp.LogsSink;
import io.aimeter.collector.sink.otlp.MetricsSink;
import io.aimeter.collector.sink.otlp.OtlpTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sinks to a receiver of OTLP: metrics and logs go each at its own pace. */
final class Otlp {
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+):\\s*(\\S(?:.*\\S)?)\\s*");

  private Otlp() {}

  /**
   * The plans.
   *
   * @param states the directory for the sinks' positions and sums
   */
  static List<SinkPlan> of(Config config, Path states) throws ConfigException {
    OtlpTarget target =
        new OtlpTarget(
            HttpAddress.of(config, ConfigKey.OTLP_ENDPOINT),
            headers(config),
            HttpAddress.tls(
                config,
                ConfigKey.OTLP_CA_FILE,
                ConfigKey.OTLP_CERTIFICATE_FILE,
                ConfigKey.OTLP_KEY_FILE));
    List<SinkPlan> plans = new ArrayList<>();
    if (config.flag(ConfigKey.OTLP_METRICS)) {
      Path file = states.resolve("otlp-metrics.json");
      plans.add(
          plan(config, "otlp-metrics", target + ", metrics", () -> new MetricsSink(target, file)));
    }
    if (config.flag(ConfigKey.OTLP_LOGS)) {
      Path file = states.resolve("otlp-logs.json");
      plans.add(plan(config, "otlp-logs", target + ", logs", () -> new LogsSink(target, file)));
    }
    if (plans.isEmpty()) {
      throw new ConfigException(
          config.where(ConfigKey.OTLP_METRICS)
              + ": neither otlp.metrics nor otlp.logs is true, so otlp.endpoint is for nothing");
    }
    return plans;
  }

  private static SinkPlan plan(Config config, String name, String target, Supplier<Sink> sinks) {
    return new SinkPlan(
        name,
        target,
        sinks,
        config.count(ConfigKey.OTLP_BATCH),
        config.duration(ConfigKey.OTLP_INTERVAL));
  }

  /** The headers of each request; secrets are among them. */
  static Map<String, String> headers(Config config) throws ConfigException {
    boolean given = config.isGiven(ConfigKey.OTLP_HEADERS);
    ConfigKey key = given ? ConfigKey.OTLP_HEADERS : ConfigKey.OTLP_HEADERS_FILE;
    String text = given ? config.text(key) : Sinks.content(config, key);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int number = 0;
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      number++;
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        headers.put(header.group(1), header.group(2));
      } else if (!line.isBlank()) {
        throw new ConfigException( // which does not repeat what may be a secret
            "%s: line %d of the headers is not NAME: VALUE".formatted(config.where(key), number));
      }
    }
    return headers;
  }
}
