package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.alert.Alerts;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.log.LogWriter;
import io.aimeter.collector.sink.SinkStatus;
import io.aimeter.core.price.PriceBookException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aimeter collect}: ships records from the queues of the applications to the store. */
@Command(
    name = "aimeter collect",
    mixinStandardHelpOptions = true,
    description = {
      "Ships records from the queues of the applications on this host to the store.",
      "Keep it running; SIGTERM ships what is there and ends."
    },
    sortOptions = false)
public final class Collect implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final Duration LONGEST_ONCE = Duration.ofHours(24);
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The YAML file of all settings (default: AIMETER_COLLECT_CONFIG, or none). Environment"
              + " and options win over it.")
  private Path configFile;

  @Option(
      names = "--check",
      description = "Say what would run, or what is wrong with the settings; run nothing.")
  private boolean check;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The aimeter directory (default: AIMETER_DIR, or ~/.aimeter).")
  private String dir;

  @Option(
      names = "--writer",
      paramLabel = "NAME",
      description =
          "The store's name, for stores of several hosts gathered in one place (w-local).")
  private String writer;

  @Option(names = "--once", description = "Ship what is there, then end.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "How long to wait between commits, such as 500ms or 5s (1s).")
  private String interval;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price file laid over the bundled book (default: AIMETER_PRICES, or none).")
  private String prices;

  private Collect() {}

  /** The program. Exit codes: 0 done, 1 failed, 2 misused or misconfigured. */
  public static void main(String[] args) {
    quietChronicle();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Collect());
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          say(e.getMessage() + " (see: aimeter collect --help)");
          return MISUSED;
        });
    return line;
  }

  /** Chronicle's own announcements and phoning home, off before it is loaded. */
  private static void quietChronicle() {
    for (String key :
        new String[] {
          "chronicle.analytics.disable",
          "chronicle.announcer.disable",
          "chronicle.disk.monitor.disable",
          "disable.perf.info",
          "disable.debug.info"
        }) {
      System.setProperty(key, "true");
    }
    System.setProperty("project.build.directory", System.getProperty("java.io.tmpdir"));
  }

  private static void say(String line) {
    System.err.println("[aimeter] collect: " + line);
  }

  @Override
  public Integer call() throws InterruptedException {
    Reload.Source source = () -> Config.load(options(), System.getenv(), configFile);
    Plan plan;
    try {
      plan = Plan.of(source.load());
    } catch (ConfigException | PriceBookException e) {
      say(e.getMessage());
      return MISUSED;
    }
    if (check) {
      System.out.print(plan.text());
      return 0;
    }
    LogWriter log = new LogWriter(System.err);
    plan.applyTo(log);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> sayDied(thread, e, log));
    try {
      return once ? once(plan, log) : untilStopped(plan, source, log);
    } catch (IOException e) {
      say(e instanceof java.nio.file.FileSystemException ? "cannot use " + e : e.getMessage());
      return once && NoRoom.isCauseOf(e, plan.store()) ? FAILED : MISUSED;
    }
  }

  private Map<ConfigKey, String> options() {
    Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
    options.put(ConfigKey.DIR, dir);
    options.put(ConfigKey.WRITER, writer);
    options.put(ConfigKey.INTERVAL, interval);
    options.put(ConfigKey.PRICES, prices);
    options.values().removeIf(Objects::isNull);
    return options;
  }

  private static int once(Plan plan, Log log) throws IOException, InterruptedException {
    try (Collector collector = plan.collector(log)) {
      plan.sayTo(log, null);
      collector.drain(LONGEST_ONCE);
      collector.ship(LONGEST_ONCE, plan.drain());
      collector.settle(LONGEST_ONCE);
      sayEnded(collector, log);
      return collector.isDrained() && collector.isShipped() ? 0 : FAILED;
    }
  }

  private static int untilStopped(Plan plan, Reload.Source source, LogWriter log)
      throws IOException, InterruptedException {
    Thread main = Thread.currentThread();
    Opening opening = new Opening(plan, log);
    AtomicReference<Reload> reload = new AtomicReference<>();
    AtomicBoolean told = new AtomicBoolean();
    Signals.whenToldToEnd(
        () -> {
          if (told.compareAndSet(false, true)) {
            Reload following = reload.get();
            Plan now = following == null ? plan : following.plan();
            end(opening, main, now.drain(), log);
          }
        });
    opening.open(); // what must be mended first is said before anything else is begun
    try (Answering answering = new Answering(plan, opening::health, log);
        Collector collector = opening.await()) {
      int exitCode = FAILED;
      if (collector == null) {
        log.say(Event.ENDED, "ended before there was room; the queues keep what they hold");
      } else {
        answering.begin(collector);
        plan.sayTo(log, answering.port());
        Alerts alerts = plan.alerts(collector, log);
        reload.set(new Reload(source, plan, collector, answering.server(), alerts, log));
        exitCode = run(collector, reload.get(), alerts, log);
      }
      // Not by an orderly shutdown, in which a sink that hangs would be waited for.
      Runtime.getRuntime().halt(exitCode);
      return exitCode;
    }
  }

  private static int run(Collector collector, Reload reload, Alerts alerts, Log log)
      throws InterruptedException {
    begin(alerts, "aimeter-alerts");
    begin(reload, "aimeter-reload");
    try {
      collector.run(() -> reload.plan().interval(), () -> reload.plan().drain());
      sayEnded(collector, log);
      // What a sink lacks waits in the store, which is no failure.
      return collector.isDrained() ? 0 : FAILED;
    } catch (RuntimeException | Error e) {
      sayDied(Thread.currentThread(), e, log);
      return FAILED;
    }
  }

  private static void begin(Runnable task, String name) {
    if (task != null) {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void sayDied(Thread thread, Throwable e, Log log) {
    log.say(
        Event.THREAD_DIED,
        "the thread "
            + thread.getName()
            + " ended, by a defect of aimeter or for want of memory: "
            + e,
        Map.of("thread", thread.getName()));
  }

  /** What a signal begins: the other thread ends the JVM, or this one does when the time is up. */
  private static void end(Opening opening, Thread main, Duration longest, Log log) {
    log.say(
        Event.DRAINING,
        "asked to end; ships what is there, for " + longest.toSeconds() + " s at most",
        Map.of("seconds", longest.toSeconds()));
    opening.stop();
    try {
      main.join(longest.plus(GRACE).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.say(
        Event.CUT_OFF,
        "ended in the middle of something that takes too long; nothing is lost, and the next start"
            + " goes on where this ended");
    Runtime.getRuntime().halt(FAILED);
  }

  private static void sayEnded(Collector collector, Log log) {
    StringBuilder line = new StringBuilder("ended; shipped " + collector.committed() + " records");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("records", collector.committed());
    fields.put("drained", collector.isDrained());
    if (!collector.isDrained()) {
      line.append("; the queues may hold more, which the next start ships");
    }
    for (SinkStatus sink : collector.health().sinks()) {
      fields.put(sink.name() + ".waiting", sink.waiting());
      if (sink.waiting() > 0) {
        line.append("; %d wait for %s until the next start".formatted(sink.waiting(), sink.name()));
      }
    }
    log.say(Event.ENDED, line.toString(), fields);
  }
}
