package io.aimeter.collector.main;

import io.aimeter.collector.Pricing;
import io.aimeter.collector.store.PriceChanges;
import io.aimeter.collector.store.Repricing;
import io.aimeter.collector.store.Store;
import io.aimeter.collector.store.StoreInUseException;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceBookException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aimeter rerate}: prices stored records again, and keeps the old prices readable. */
@Command(
    name = "aimeter rerate",
    mixinStandardHelpOptions = true,
    description = {
      "Prices stored records again by today's book, shows the difference by model and team, and writes"
          + " it as a new version of the ledger.",
      "Tokens never change. The old version stays: aimeter report --prices-before TIME. What the book"
          + " has no price for keeps the one it has; so does what an agent priced with an overlay,"
          + " unless one is given here."
    },
    sortOptions = false)
public final class Rerate implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      description = "Calls from then on: 2026-11-01 (UTC, as prices change) or RFC 3339.")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Calls before then (exclusive), in the same forms. Default: now.")
  private String until;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices laid over the bundled ones: AIMETER_PRICES when not given.")
  private Path prices;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The aimeter directory: AIMETER_DIR, or ~/.aimeter, when not given.")
  private Path dir;

  @Option(names = "--dry-run", description = "Show the difference and write nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Write without asking.")
  private boolean yes;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Rerate() {}

  /** The program. Exit codes: 0 done, 1 failed, 2 misused or misconfigured. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Rerate());
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          say(e.getMessage() + " (see: aimeter rerate --help)");
          return MISUSED;
        });
    return line;
  }

  private static void say(String line) {
    System.err.println("aimeter rerate: " + line);
  }

  @Override
  public Integer call() {
    try {
      Settings settings = Settings.load();
      Path overlay = prices != null ? prices : settings.path(Key.PRICES);
      PriceBook book = PriceBook.bundled();
      book = overlay == null ? book : book.withOverlay(overlay);
      Instant from = moment("--since", since);
      Instant to = until == null ? Instant.now() : moment("--until", until);
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("--since " + from + " is not before --until " + to);
      }
      List<Path> stores = stores(dir != null ? dir : settings.directory());
      Repricing.Range range = new Repricing.Range(micros(from), micros(to), book.version());
      out.printf(
          "Calls from %s until %s by price book %s%n",
          from, to.truncatedTo(ChronoUnit.SECONDS), book.version());
      return dryRun
          ? dryRun(stores, range, new Pricing(book, overlay != null))
          : write(stores, range, new Pricing(book, overlay != null));
    } catch (PriceBookException | IllegalArgumentException e) {
      say(e.getMessage());
      return MISUSED;
    } catch (StoreInUseException e) {
      say(
          e.store()
              + " is being written by a collector. Stop it, rerate, start it again: meanwhile the"
              + " agents' queues keep what comes, and nothing is lost. --dry-run works beside it.");
      return FAILED;
    } catch (IOException e) {
      say(e instanceof java.nio.file.FileSystemException ? "cannot use " + e : e.getMessage());
      return FAILED;
    }
  }

  private int dryRun(List<Path> stores, Repricing.Range range, Pricing pricing) throws IOException {
    PriceChanges changes = new PriceChanges();
    for (Path store : stores) {
      try (Repricing repricing = new Repricing(store, range, pricing::priced, false)) {
        changes.add(repricing.look());
      }
    }
    ChangesTable.print(changes, out);
    return 0;
  }

  private int write(List<Path> stores, Repricing.Range range, Pricing pricing) throws IOException {
    List<AutoCloseable> open = new ArrayList<>();
    try {
      // All locks before anything is written.
      List<Store> locked = new ArrayList<>();
      for (Path path : stores) {
        Store store = new Store(path);
        open.add(store);
        locked.add(store);
      }
      PriceChanges changes = new PriceChanges();
      List<Repricing> repricings = new ArrayList<>();
      for (Path path : stores) {
        Repricing repricing = new Repricing(path, range, pricing::priced, true);
        open.add(repricing);
        repricings.add(repricing);
        changes.add(repricing.look());
      }
      ChangesTable.print(changes, out);
      if (changes.all().records() == 0 || !isWanted()) {
        return 0;
      }
      Rerating last = null;
      for (int i = 0; i < locked.size(); i++) {
        if (!repricings.get(i).isEmpty()) {
          last = locked.get(i).commit(repricings.get(i));
        }
      }
      out.println(
          "Written. The prices before: aimeter report --prices-before "
              + Instant.ofEpochMilli(last.at()));
      return 0;
    } finally {
      close(open);
    }
  }

  private static void close(List<AutoCloseable> open) throws IOException {
    try {
      for (int i = open.size() - 1; i >= 0; i--) {
        open.get(i).close();
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private boolean isWanted() throws IOException {
    if (yes) {
      return true;
    }
    out.print("Write this as a new version? [y/N] ");
    out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    boolean wanted = answer != null && answer.trim().toLowerCase(Locale.ROOT).matches("y|yes");
    if (answer == null) {
      out.println();
    }
    if (!wanted) {
      out.println("Nothing was written.");
    }
    return wanted;
  }

  private static List<Path> stores(Path root) throws IOException {
    Path stores = Layout.stores(root);
    if (!Files.isDirectory(stores)) {
      throw new IllegalArgumentException("there is no store in " + root);
    }
    try (Stream<Path> children = Files.list(stores)) {
      return children
          .filter(store -> Files.isRegularFile(store.resolve(Layout.MANIFEST)))
          .sorted()
          .toList();
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant moment(String option, String text) {
    try {
      return text.matches("\\d{4}-\\d\\d-\\d\\d")
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          option + ": '" + text + "' is no time; give 2026-11-01 or 2026-11-01T08:00:00Z", e);
    }
  }
}
