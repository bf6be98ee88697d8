package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.Pricing;
import io.aimeter.collector.alert.Alerts;
import io.aimeter.collector.alert.WebhookPlan;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.config.ValueType;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.log.LogWriter;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.store.Retention;
import io.aimeter.collector.web.AccessToken;
import io.aimeter.collector.web.WebPlan;
import io.aimeter.collector.web.api.ApiPlan;
import io.aimeter.core.config.Settings;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a configuration comes to: checked as far as that goes without starting anything. */
final class Plan {
  private final Config config;
  private final InForce read;
  private final Path root;
  private final String prices;
  private final Pricing pricing;
  private final List<SinkPlan> sinks;
  private final WebPlan web;
  private final WebhookPlan webhook;

  private Plan(
      Config config,
      InForce read,
      Path root,
      PriceBook book,
      List<SinkPlan> sinks,
      WebPlan web,
      WebhookPlan webhook) {
    this.config = config;
    this.read = read;
    this.root = root;
    this.prices = book.version();
    this.pricing = new Pricing(book, config.isGiven(ConfigKey.PRICES));
    this.sinks = sinks;
    this.web = web;
    this.webhook = webhook;
  }

  /**
   * The plan.
   *
   * @throws ConfigException if what a setting names cannot be used
   * @throws io.aimeter.core.price.PriceBookException if the price file cannot be used
   */
  static Plan of(Config config) throws ConfigException {
    // Before the files are read, so that no change after that is overlooked.
    InForce read = InForce.asRead(config);
    Path root =
        config.isGiven(ConfigKey.DIR)
            ? config.path(ConfigKey.DIR)
            : Settings.load().directory(); // which also knows -Daimeter.dir
    if (Files.exists(root) && !(Files.isDirectory(root) && Files.isReadable(root))) {
      throw new ConfigException(
          root + " is not a directory this process can read; give another with --dir");
    }
    Path prices = config.path(ConfigKey.PRICES);
    PriceBook bundled = PriceBook.bundled();
    PriceBook book = prices == null ? bundled : bundled.withOverlay(prices);
    Path store = Layout.stores(root).resolve(config.text(ConfigKey.WRITER));
    return new Plan(
        config, read, root, book, Sinks.of(config, store), Web.of(config), Hook.of(config));
  }

  /** What was read. */
  InForce read() {
    return read;
  }

  Config config() {
    return config;
  }

  Duration interval() {
    return config.duration(ConfigKey.INTERVAL);
  }

  Duration drain() {
    return config.duration(ConfigKey.DRAIN);
  }

  Pricing pricing() {
    return pricing;
  }

  /** How much of the past the store keeps. */
  Retention retention() {
    return new Retention(
        config.days(ConfigKey.RETENTION_AGE), config.bytes(ConfigKey.RETENTION_SIZE));
  }

  List<SinkPlan> sinks() {
    return sinks;
  }

  /** Has a log written as the configuration says. */
  void applyTo(LogWriter log) {
    log.use(
        config.level(ConfigKey.LOG_LEVEL),
        config.format(ConfigKey.LOG_FORMAT),
        KnownSecrets.of(config));
  }

  /** The directory of its store. */
  Path store() {
    return Layout.stores(root).resolve(config.text(ConfigKey.WRITER));
  }

  /**
   * Says what runs.
   *
   * @param port where it answers; null where it does not
   */
  void sayTo(Log log, Integer port) {
    StringBuilder line = new StringBuilder("aimeter " + Collector.version());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", Collector.version());
    fields.put("pid", ProcessHandle.current().pid());
    fields.put("queues", Layout.queues(root).toString());
    fields.put("store", store().toString());
    fields.put("prices", prices);
    line.append(" reads ").append(Layout.queues(root)).append(", writes ").append(store());
    for (SinkPlan sink : sinks) {
      line.append(", ships to ").append(sink.name());
      fields.put(sink.name(), sink.target());
    }
    if (port != null) {
      WebPlan there = web.at(port);
      line.append(", answers at ").append(there);
      fields.put("http", there.toString());
    }
    log.say(Event.STARTED, line.toString(), fields);
  }

  /** What would run, and each setting with its place; a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("The configuration is good. It would run so:\n");
    row(text, "reads", Layout.queues(root), "");
    row(text, "writes", store(), "");
    row(text, "prices", prices, "");
    sinks.forEach(sink -> row(text, "ships to", sink.target(), ""));
    if (web != null) {
      row(text, "answers at", web, "");
    }
    if (webhook != null) {
      row(text, "alerts", webhook, "");
    }
    text.append("Settings:\n");
    for (ConfigKey key : ConfigKey.values()) {
      String value = config.text(key);
      if (value != null) {
        boolean secret = key.type() == ValueType.SECRET;
        row(text, key.path(), secret ? "(given)" : value, config.where(key));
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, Object value, String where) {
    text.append("  %-22s %-40s %s".formatted(name, value, where).stripTrailing()).append('\n');
  }

  /** Where it answers; null for nowhere. */
  WebPlan web() {
    return web;
  }

  /**
   * The dashboard's token: the one that is configured, or else the one that is kept.
   *
   * @throws IOException if it can neither be read nor written
   */
  String dashboardToken() throws IOException {
    if (web.token() != null) {
      return web.token();
    }
    Files.createDirectories(root);
    return AccessToken.of(root);
  }

  /** What the dashboard is made of. */
  ApiPlan dashboard(String token) {
    return new ApiPlan(root, pricing.book(), token, Web.names(config));
  }

  /** Where alerts go; null for nowhere. */
  WebhookPlan webhook() {
    return webhook;
  }

  /** What tells the webhook; null where there is none. */
  Alerts alerts(Collector collector, Log log) throws IOException {
    return webhook == null ? null : new Alerts(webhook, root, store(), collector::health, log);
  }

  /** Locks the queues and opens the store. */
  Collector collector(Log log) throws IOException {
    Collector collector = new Collector(root, config.text(ConfigKey.WRITER), pricing, sinks, log);
    collector.use(retention());
    return collector;
  }
}
