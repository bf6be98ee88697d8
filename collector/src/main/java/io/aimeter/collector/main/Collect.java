package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.core.config.Settings;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceBookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
      names = "--dir",
      paramLabel = "DIR",
      description = "The aimeter directory (default: AIMETER_DIR, or ~/.aimeter).")
  private Path dir;

  @Option(
      names = "--writer",
      paramLabel = "NAME",
      defaultValue = "w-local",
      description =
          "The store's name, for stores of several hosts gathered in one place (${DEFAULT-VALUE}).")
  private String writer;

  @Option(names = "--once", description = "Ship what is there, then end.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Seconds between commits (${DEFAULT-VALUE}).")
  private double interval;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price file laid over the bundled book.")
  private Path prices;

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
    Path root = dir != null ? dir : Settings.load().directory();
    if (!writer.matches("[A-Za-z0-9._-]+")) {
      say("--writer is a name of letters, digits, dots and dashes, not '" + writer + "'");
      return MISUSED;
    }
    if (!(interval > 0 && interval <= 3600)) {
      say("--interval is a number of seconds, more than 0 and at most 3600, not " + interval);
      return MISUSED;
    }
    if (Files.exists(root) && !(Files.isDirectory(root) && Files.isReadable(root))) {
      say(root + " is not a directory this process can read; give another with --dir");
      return MISUSED;
    }
    try (Collector collector = new Collector(root, writer, book(), prices != null, Collect::say)) {
      say(
          "reads "
              + Layout.queues(root)
              + ", writes "
              + Layout.stores(root).resolve(writer)
              + (once ? "" : "; ends on SIGTERM or Ctrl-C"));
      return once ? once(collector) : untilStopped(collector);
    } catch (PriceBookException e) {
      say(e.getMessage());
      return MISUSED;
    } catch (IOException e) {
      say(e instanceof java.nio.file.FileSystemException ? "cannot use " + e : e.getMessage());
      return MISUSED;
    }
  }

  private PriceBook book() {
    return prices == null ? PriceBook.bundled() : PriceBook.bundled().withOverlay(prices);
  }

  private static int once(Collector collector) throws InterruptedException {
    collector.drain(LONGEST_ONCE);
    collector.settle(LONGEST_ONCE);
    say("shipped " + collector.committed() + " records");
    return collector.isFailing() ? FAILED : 0;
  }

  private int untilStopped(Collector collector) throws InterruptedException {
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
    collector.run(Duration.ofMillis((long) (interval * 1000)), LONGEST_DRAIN.dividedBy(2));
    say("ended; shipped " + collector.committed() + " records");
    // The hook waits for this thread; without a halt the JVM would report the signal as its exit
    // code.
    Runtime.getRuntime().halt(collector.isFailing() ? FAILED : 0);
    return 0;
  }
}
