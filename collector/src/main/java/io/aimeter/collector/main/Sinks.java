package io.aimeter.collector.main;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.sink.kafka.KafkaSink;
import io.aimeter.collector.sink.kafka.KafkaTarget;
import io.aimeter.collector.sink.postgres.PostgresSink;
import io.aimeter.collector.sink.postgres.PostgresTarget;
import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The sinks that a configuration asks for. A sink's library is loaded where it is asked for. */
final class Sinks {
  private static final String POSTGRES_SCHEME = "jdbc:postgresql:";

  private Sinks() {}

  /**
   * The plans.
   *
   * @param store the store's directory, where sinks keep what their target cannot
   */
  static List<SinkPlan> of(Config config, Path store) throws ConfigException {
    List<SinkPlan> sinks = new ArrayList<>();
    if (isOn(config, ConfigKey.POSTGRES_URL)) {
      sinks.add(postgres(config));
    }
    if (isOn(config, ConfigKey.KAFKA_SERVERS)) {
      sinks.add(kafka(config));
    }
    if (isOn(config, ConfigKey.OTLP_ENDPOINT)) {
      sinks.addAll(Otlp.of(config, store.resolve(Layout.SINKS)));
    }
    return sinks;
  }

  /** Whether the key that turns a sink on is given; without it, no other of the sink's may be. */
  static boolean isOn(Config config, ConfigKey essential) throws ConfigException {
    if (config.isGiven(essential)) {
      return true;
    }
    String section = essential.path().substring(0, essential.path().indexOf('.') + 1);
    for (ConfigKey key : ConfigKey.values()) {
      if (key.path().startsWith(section) && config.isGiven(key)) {
        throw new ConfigException(
            "%s: %s is given, but %s is not, without which it is for nothing"
                .formatted(config.where(key), key.path(), essential.path()));
      }
    }
    return false;
  }

  private static SinkPlan postgres(Config config) throws ConfigException {
    String url = config.text(ConfigKey.POSTGRES_URL);
    String where = config.where(ConfigKey.POSTGRES_URL) + ": ";
    if (!url.startsWith(POSTGRES_SCHEME)) {
      throw new ConfigException(
          where + "postgres.url is like " + POSTGRES_SCHEME + "//HOST/DATABASE, but this is not");
    }
    if (url.contains("password=")) {
      throw new ConfigException(
          where + "the password does not belong into postgres.url: use postgres.password-file");
    }
    PostgresTarget target =
        new PostgresTarget(
            url,
            config.text(ConfigKey.POSTGRES_USER),
            secret(config, ConfigKey.POSTGRES_PASSWORD, ConfigKey.POSTGRES_PASSWORD_FILE),
            config.text(ConfigKey.POSTGRES_SCHEMA));
    return new SinkPlan(
        "postgres",
        target.toString(),
        () -> new PostgresSink(target),
        config.count(ConfigKey.POSTGRES_BATCH),
        config.duration(ConfigKey.POSTGRES_INTERVAL));
  }

  private static SinkPlan kafka(Config config) throws ConfigException {
    KafkaTarget target =
        new KafkaTarget(
            config.text(ConfigKey.KAFKA_SERVERS),
            config.text(ConfigKey.KAFKA_TOPIC),
            properties(config, ConfigKey.KAFKA_CLIENT_PROPERTIES));
    return new SinkPlan(
        "kafka",
        target.toString(),
        () -> new KafkaSink(target),
        config.count(ConfigKey.KAFKA_BATCH),
        config.duration(ConfigKey.KAFKA_INTERVAL));
  }

  static Map<String, String> properties(Config config, ConfigKey key) throws ConfigException {
    Path path = config.path(key);
    Properties read = new Properties();
    if (path != null) {
      try (Reader text = Files.newBufferedReader(path)) {
        read.load(text);
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigException(
            "%s: cannot read %s (%s); %s names a properties file"
                .formatted(config.where(key), path, e.getClass().getSimpleName(), key.path()));
      }
    }
    Map<String, String> properties = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    return properties;
  }

  /** Of the environment, or else of a file; null where there is neither. */
  static String secret(Config config, ConfigKey key, ConfigKey file) throws ConfigException {
    String text = config.isGiven(key) ? config.text(key) : content(config, file);
    return text == null ? null : text.lines().findFirst().orElse("");
  }

  /** All of a file; null where none is given. */
  static String content(Config config, ConfigKey file) throws ConfigException {
    Path path = config.path(file);
    try {
      return path == null ? null : Files.readString(path);
    } catch (IOException e) {
      throw new ConfigException(
          "%s: cannot read %s (%s); %s names a file that holds the secret"
              .formatted(config.where(file), path, e.getClass().getSimpleName(), file.path()));
    }
  }
}
