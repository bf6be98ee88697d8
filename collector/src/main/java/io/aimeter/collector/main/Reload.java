package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.alert.Alerts;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.config.Effect;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.LogWriter;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.web.WebServer;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Follows the files of the configuration while the collector runs: looks at them once a second, and
 * reads what has changed once it has been left alone for a second, so that half a file is none.
 * What cannot be used is said and changes nothing.
 */
final class Reload implements Runnable {
  /** Reads the configuration anew, as at the start. */
  @FunctionalInterface
  interface Source {
    Config load() throws ConfigException;
  }

  private static final long LOOK_MILLIS = 1000;
  private static final String WEBHOOK = section(ConfigKey.WEBHOOK_URL);

  private final Source source;
  private final Collector collector;
  private final WebServer web;
  private final Alerts alerts;
  private final LogWriter log;
  private final Plan started;
  private final InForce atStart;
  private volatile Plan plan;
  private Config watched;
  private InForce applied;
  private InForce read;
  private InForce seen;

  /**
   * Follows a plan's files.
   *
   * @param web null where the collector does not answer
   * @param alerts null where it tells no webhook
   */
  Reload(
      Source source, Plan plan, Collector collector, WebServer web, Alerts alerts, LogWriter log) {
    this.source = source;
    this.started = plan;
    this.plan = plan;
    this.collector = collector;
    this.web = web;
    this.alerts = alerts;
    this.log = log;
    watched = plan.config();
    atStart = plan.read();
    applied = atStart;
    read = atStart;
    seen = atStart;
  }

  /** The plan as it is now; for any thread. */
  Plan plan() {
    return plan;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        look();
      }
    } catch (InterruptedException e) {
      // The collector has ended.
    }
  }

  private void look() {
    InForce now = InForce.of(watched);
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(read)) {
      read = now;
      load();
      seen = read;
    }
  }

  private void load() {
    try {
      // Its files are watched even if it is refused, so that mending them is noticed.
      watched = source.load();
      read = InForce.asRead(watched);
      Plan changed = Plan.of(watched);
      InForce then = changed.read();
      apply(changed, applied.changed(then), then);
      plan = changed;
      applied = then;
      read = then;
    } catch (ConfigException | IOException | RuntimeException e) {
      log.say(Event.CONFIG_REFUSED, e.getMessage() + "; what was read before holds on");
    }
  }

  private void apply(Plan changed, Set<ConfigKey> keys, InForce then) throws IOException {
    Set<String> both = sections(changed);
    both.retainAll(sections(started));
    Set<String> comeOrGone = sections(changed);
    comeOrGone.addAll(sections(started));
    comeOrGone.removeAll(both);
    Set<ConfigKey> atOnce = EnumSet.noneOf(ConfigKey.class);
    Set<ConfigKey> later = EnumSet.noneOf(ConfigKey.class);
    for (ConfigKey key : keys) {
      if (key.effect() == Effect.AT_ONCE && !comeOrGone.contains(section(key))) {
        atOnce.add(key);
      } else if (atStart.changed(then).contains(key)) {
        later.add(key);
      }
    }
    if (atOnce.stream().anyMatch(key -> section(key).equals(WEBHOOK))) {
      alerts.use(changed.webhook()); // first, as it may be refused, and the rest may not
    }
    changed.applyTo(log);
    if (atOnce.contains(ConfigKey.PRICES)) {
      collector.use(changed.pricing());
    }
    collector.use(changed.retention());
    // A token that is given up for another address protects this one until the next start.
    if (web != null && !atStart.changed(then).contains(ConfigKey.HTTP_LISTEN)) {
      web.use(changed.web().token());
    }
    for (SinkPlan sink : changed.sinks()) {
      if (atOnce.stream().anyMatch(key -> section(key).equals(section(sink)))) {
        collector.use(sink);
      }
    }
    say(Event.CONFIG_CHANGED, "in force now: ", atOnce, changed.config());
    say(Event.RESTART_NEEDED, "takes effect at the next start: ", later, changed.config());
  }

  private void say(Event event, String what, Set<ConfigKey> keys, Config config) {
    if (!keys.isEmpty()) {
      String named =
          keys.stream()
              .map(key -> key.path() + " (" + config.where(key) + ")")
              .collect(Collectors.joining(", "));
      String paths = keys.stream().map(ConfigKey::path).collect(Collectors.joining(","));
      log.say(event, what + named, Map.of("keys", paths));
    }
  }

  /** The parts that are there only where they are configured. */
  private static Set<String> sections(Plan plan) {
    Set<String> sections =
        plan.sinks().stream().map(Reload::section).collect(Collectors.toCollection(TreeSet::new));
    if (plan.web() != null) {
      sections.add(section(ConfigKey.HTTP_LISTEN));
    }
    if (plan.webhook() != null) {
      sections.add(WEBHOOK);
    }
    return sections;
  }

  private static String section(ConfigKey key) {
    int dot = key.path().indexOf('.');
    return dot < 0 ? "" : key.path().substring(0, dot);
  }

  /** That of its keys: one may be for several sinks, such as {@code otlp-metrics}. */
  private static String section(SinkPlan sink) {
    int dash = sink.name().indexOf('-');
    return dash < 0 ? sink.name() : sink.name().substring(0, dash);
  }
}
