package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.web.WebServer;
import io.aimeter.core.price.PriceBookException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);
  private static final Duration LONGEST_ONCE = Duration.ofHours(24);

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
    Plan plan;
    try {
      plan = Plan.of(Config.load(options(), System.getenv(), configFile));
    } catch (ConfigException | PriceBookException e) {
      say(e.getMessage());
      return MISUSED;
    }
    if (check) {
      System.out.print(plan.text());
      return 0;
    }
    try (Collector collector = plan.collector(Collect::say)) {
      say(plan.line() + (once ? "" : "; ends on SIGTERM or Ctrl-C"));
      if (once) {
        return once(collector);
      }
      WebServer web = web(plan, collector);
      try {
        return untilStopped(collector, plan.interval());
      } finally {
        if (web != null) {
          web.close();
        }
      }
    } catch (IOException e) {
      say(e instanceof java.nio.file.FileSystemException ? "cannot use " + e : e.getMessage());
      return MISUSED;
    }
  }

  private static WebServer web(Plan plan, Collector collector) throws IOException {
    if (plan.web() == null) {
      return null;
    }
    WebServer web = new WebServer(plan.web(), collector::health);
    collector.onCommit(web.spend()::committed);
    return web;
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

  private static int once(Collector collector) throws InterruptedException {
    collector.drain(LONGEST_ONCE);
    collector.ship(LONGEST_ONCE);
    collector.settle(LONGEST_ONCE);
    say("shipped " + collector.committed() + " records");
    if (!collector.isShipped()) {
      say("not every sink could be reached; what waits for them is shipped by the next start");
    }
    return collector.isFailing() || !collector.isShipped() ? FAILED : 0;
  }

  private static int untilStopped(Collector collector, Duration interval)
      throws InterruptedException {
    Thread main = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              collector.stop();
              try {
                main.join(LONGEST_DRAIN.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    collector.run(interval, LONGEST_DRAIN.dividedBy(2));
    say("ended; shipped " + collector.committed() + " records");
    // The hook waits for this thread; without a halt the JVM would report the signal as its exit
    // code.
    Runtime.getRuntime().halt(collector.isFailing() ? FAILED : 0);
    return 0;
  }
}
