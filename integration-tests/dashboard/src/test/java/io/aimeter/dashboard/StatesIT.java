package io.aimeter.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.store.Retention;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.organisation.GeneratedYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees where there is nothing to see, or something is wrong. */
class StatesIT {
  /** One for all: each dashboard is a site of its own to it. */
  private static Chromium browser;

  /** Of few calls; each test has a copy, for writing one takes long. */
  @TempDir static Path small;

  private static Instant until;

  @TempDir Path root;

  @BeforeAll
  static void open() throws Exception {
    until = Instant.now().truncatedTo(ChronoUnit.HOURS);
    GeneratedYear.write(small, 2_000, 1, until, false);
    browser = Chromium.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void forgetWhatOthersSaw() {
    browser.complaints();
  }

  private Path store() {
    return Layout.stores(root).resolve("organisation");
  }

  private void smallYear() throws IOException {
    try (Stream<Path> files = Files.walk(small)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, root.resolve(small.relativize(file)));
      }
    }
  }

  @Test
  void anEmptyStoreSaysHowToBegin() throws Exception {
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "overview");
      for (String view :
          List.of(
              "overview",
              "explore",
              "budgets",
              "savings",
              "spikes",
              "features",
              "keys",
              "chargeback")) {
        browser.go(view);
        browser.picture("empty-" + view);
        String text = browser.text("main");
        assertTrue(text.contains("Nothing has been metered yet"), view + ": " + text);
        assertTrue(text.contains("-javaagent:aimeter.jar"), view + ": " + text);
      }
      browser.go("prices");
      assertEquals(50, browser.all("#prices tbody tr").size());
      browser.one("#prices-panel .rest button").click();
      assertTrue(browser.all("#prices tbody tr").size() > 100, browser.text("main"));
      browser.go("health");
      browser.picture("empty-health");
      assertTrue(browser.text("main").contains("Nothing is wrong"), browser.text("main"));
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void aPeriodWithoutCallsSaysSo() throws Exception {
    smallYear();
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "overview");
      for (String view :
          List.of("overview", "explore", "calls", "savings", "spikes", "features", "keys")) {
        browser.go(view + "?since=2001-01-01&until=2001-02-01");
        browser.picture("nothing-" + view);
        assertEquals(List.of(), browser.texts(".problem"), view);
        assertFalse(browser.text("main").isBlank(), view);
      }
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void aStoreThatCannotBeReadIsSaidToBe() throws Exception {
    Files.createDirectories(store());
    Files.writeString(store().resolve("MANIFEST"), "no manifest");
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.load(dashboard.link());
      browser.settle();
      browser.picture("dead-store");
      String text = browser.text("main");
      assertTrue(text.contains("The store cannot be read now"), text);
      assertTrue(text.contains(store().resolve("MANIFEST").toString()), text);
      Files.delete(store().resolve("MANIFEST"));
      browser.one("main button").click();
      browser.until(
          "the mended store", () -> browser.text("main").contains("Nothing has been metered"));
    }
  }

  @Test
  void whatWasSeenStaysWhenTheServerDiesUntilItIsBack() throws Exception {
    Dashboard dashboard = Dashboard.start(RealYear.root());
    try (dashboard) {
      browser.enter(dashboard, "budgets");
      List<String> rows = browser.texts("#budgets tbody tr");
      assertFalse(rows.isEmpty());
      dashboard.kill();
      browser.type("r");
      browser.until("it is said", () -> browser.text("#banner").contains("Nobody answers"));
      assertEquals(rows, browser.texts("#budgets tbody tr"));
      browser.picture("dead-server");
    }
    try (Dashboard again = Dashboard.start(RealYear.root(), dashboard.port())) {
      assertEquals(dashboard.token(), again.token(), "tabs that are open stay open");
      browser.type("r");
      browser.until("it answers", () -> browser.text("#banner").isEmpty());
      assertFalse(browser.texts("#budgets tbody tr").isEmpty());
    }
  }

  @Test
  void whatWasSeenStaysWhenTheStoreGoesUntilItIsBack() throws Exception {
    smallYear();
    Path elsewhere = root.resolve("elsewhere");
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "explore?by=team&since=60d");
      List<String> rows = browser.texts("#explore tbody tr");
      assertFalse(rows.isEmpty());
      Files.move(store(), elsewhere);
      browser.type("r");
      browser.until("it is said", () -> browser.text("#banner").contains("no records any more"));
      assertEquals(rows, browser.texts("#explore tbody tr"));
      browser.picture("store-gone");
      Files.move(elsewhere, store());
      browser.type("r");
      browser.until("it is back", () -> browser.text("#banner").isEmpty());
      assertEquals(rows, browser.texts("#explore tbody tr"));
    }
  }

  @Test
  void aFileThatIsDamagedMeanwhileIsNamedAndWhatWasSeenStays() throws Exception {
    smallYear();
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "calls?since=365d");
      List<String> rows = browser.texts("tbody tr");
      assertFalse(rows.isEmpty());
      Map<Path, byte[]> whole = new HashMap<>();
      try (Stream<Path> files = Files.walk(store())) {
        for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
          whole.put(file, Files.readAllBytes(file));
          Files.write(file, new byte[10]);
        }
      }
      browser.type("r");
      browser.until("it is said", () -> browser.text("#banner").contains(".parquet"));
      assertEquals(rows, browser.texts("tbody tr"));
      browser.picture("damaged-file");
      for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
        Files.write(file.getKey(), file.getValue());
      }
      browser.type("r");
      browser.until("it is mended", () -> browser.text("#banner").isEmpty());
      assertEquals(rows, browser.texts("tbody tr"));
    }
  }

  @Test
  void aTokenIsAskedForAndAWrongOneSaidToBe() throws Exception {
    try (Dashboard dashboard = Dashboard.start(RealYear.root())) {
      browser.load(dashboard.address() + "#/budgets");
      browser.until("the form", () -> browser.text("main").contains("A token is needed"));
      browser.picture("token");
      browser.one("#token").sendKeys("wrong\n");
      browser.until("refusal", () -> browser.text("main").contains("not the collector’s"));
      browser.one("#token").sendKeys(dashboard.token() + "\n");
      browser.until("the view", () -> !browser.all("#budgets tbody tr").isEmpty());
      assertFalse(browser.url().contains("token"), browser.url());
    }
  }

  @Test
  void whatRetentionHasRemovedIsSaidWhereItIsMissing() throws Exception {
    smallYear();
    // Soon after midnight no record of the day may be there.
    long newest =
        Manifest.read(store()).files().stream()
            .mapToLong(StoreFile::maxStartMicros)
            .max()
            .orElseThrow();
    String day =
        Instant.EPOCH
            .plus(newest, ChronoUnit.MICROS)
            .minus(60, ChronoUnit.DAYS)
            .toString()
            .substring(0, 10);
    try (Store store = new Store(store())) {
      store.use(new Retention(60, Long.MAX_VALUE));
      while (store.tidy(until)) {
        // One step at a time.
      }
    }
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "overview?since=365d");
      browser.picture("retention");
      assertTrue(browser.text("#reach").contains(day), browser.text("body"));
      browser.go("savings?since=365d");
      assertTrue(browser.text("#reach").contains(day), browser.text("body"));
      browser.go("overview?since=30d");
      assertEquals("", browser.text("#reach"));
      browser.go("health");
      assertTrue(browser.text("main").contains(day), browser.text("main"));
    }
  }

  @Test
  void whatACollectorLastSaidIsThereAndWhatIsWrongFirst() throws Exception {
    smallYear();
    StatusFile.write(
        store().resolve(Layout.COLLECTOR_STATUS),
        Map.of(
            StatusFile.VERSION,
            "1.2.3",
            StatusFile.WRITTEN_AT,
            System.currentTimeMillis(),
            StatusFile.UNREADABLE,
            2,
            StatusFile.LAST_PROBLEM,
            "the disk is full",
            StatusFile.SINK_PREFIX + "kafka.waiting",
            12_345,
            StatusFile.SINK_PREFIX + "kafka.problem",
            "no broker answers"));
    try (Dashboard dashboard = Dashboard.start(root)) {
      browser.enter(dashboard, "health");
      browser.picture("problems");
      List<String> problems = browser.texts(".problem");
      assertEquals(3, problems.size(), problems::toString);
      for (String problem : List.of("the disk is full", "2 unreadable", "no broker answers")) {
        assertTrue(problems.stream().anyMatch(said -> said.contains(problem)), problems::toString);
      }
      assertTrue(browser.text("main").contains("12,345"), browser.text("main"));
    }
  }
}
