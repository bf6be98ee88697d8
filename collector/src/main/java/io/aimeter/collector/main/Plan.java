package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.config.ValueType;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.web.WebPlan;
import io.aimeter.core.config.Settings;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What a configuration comes to: checked as far as that goes without starting anything. */
final class Plan {
  private final Config config;
  private final Path root;
  private final PriceBook book;
  private final List<SinkPlan> sinks;
  private final WebPlan web;

  private Plan(Config config, Path root, PriceBook book, List<SinkPlan> sinks, WebPlan web) {
    this.config = config;
    this.root = root;
    this.book = book;
    this.sinks = sinks;
    this.web = web;
  }

  /**
   * The plan.
   *
   * @throws ConfigException if what a setting names cannot be used
   * @throws io.aimeter.core.price.PriceBookException if the price file cannot be used
   */
  static Plan of(Config config) throws ConfigException {
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
    return new Plan(config, root, book, Sinks.of(config), Web.of(config));
  }

  Duration interval() {
    return config.duration(ConfigKey.INTERVAL);
  }

  private Path store() {
    return Layout.stores(root).resolve(config.text(ConfigKey.WRITER));
  }

  /** What runs, for the line that is said at the start. */
  String line() {
    StringBuilder line = new StringBuilder("reads " + Layout.queues(root) + ", writes " + store());
    sinks.forEach(sink -> line.append(", ships to ").append(sink.name()));
    if (web != null) {
      line.append(", answers at ").append(web);
    }
    return line.toString();
  }

  /** What would run, and each setting with its place; a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("The configuration is good. It would run so:\n");
    row(text, "reads", Layout.queues(root), "");
    row(text, "writes", store(), "");
    row(text, "prices", book.version(), "");
    sinks.forEach(sink -> row(text, "ships to", sink.target(), ""));
    if (web != null) {
      row(text, "answers at", web, "");
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

  /** Locks the queues and opens the store. */
  Collector collector(Consumer<String> log) throws IOException {
    return new Collector(
        root, config.text(ConfigKey.WRITER), book, config.isGiven(ConfigKey.PRICES), sinks, log);
  }
}
