package io.aimeter.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What people do: filter, go down to the calls, share a link, never touch a mouse. */
class UseIT {
  private static Dashboard dashboard;
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    dashboard = Dashboard.start(RealYear.root());
    browser = Chromium.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
    dashboard.close();
  }

  @Test
  void aClickLeadsFromTeamToAppToFeatureToModelToCallsAndBack() {
    browser.enter(dashboard, "explore?by=team&since=7d");
    for (String next : List.of("by=app", "by=feature", "by=model", "#/calls")) {
      browser.leads(() -> browser.one("#explore tbody tr .row-link").click());
      assertTrue(browser.url().contains(next), browser.url());
      assertFalse(browser.all("main table tbody tr").isEmpty(), browser.url());
    }
    assertTrue(browser.url().matches(".*team%3D.*app%3D.*feature%3D.*model%3D.*"), browser.url());
    browser.one("main tbody .row-link").click();
    String record = browser.text("tr.details");
    assertTrue(record.contains("aimeter prices explain"), record);
    assertTrue(record.contains("sequence"), record);
    String calls = browser.url();
    browser.back();
    assertTrue(browser.url().contains("by=model"), browser.url());
    browser.forward();
    assertEquals(calls, browser.url());
  }

  @Test
  void aFilterIsPickedFromTheValuesThereAreAndStaysInTheLink() throws IOException {
    // A day, not a length: two looks at the last seven days may be at different calls.
    String week = RealYear.until().minus(Duration.ofDays(7)).toString().substring(0, 10);
    browser.enter(dashboard, "explore?by=app&since=" + week);
    String unfiltered = browser.one("#total").getAttribute("data-usd");
    browser.one("#filter option[value=team]").click();
    browser.until("values", () -> !browser.all("#values option").isEmpty());
    String team = browser.attributes("#values option", "value").get(0);
    browser.leads(() -> browser.one(".filter input").sendKeys(team + "\n"));
    assertEquals(
        List.of("team = " + team),
        browser.texts(".chip.accent").stream().map(chip -> chip.replaceAll("\\s*×$", "")).toList());
    String total = browser.one("#total").getAttribute("data-usd");
    String link = browser.url();
    assertFalse(link.contains("token"), link);
    assertFalse(total.equals(unfiltered), total);
    try (Chromium other = Chromium.open()) {
      other.load(dashboard.link());
      other.settle();
      other.leads(() -> other.load(link));
      assertEquals(total, other.one("#total").getAttribute("data-usd"));
      other.leads(() -> other.one(".chip.accent a").click());
      assertEquals(unfiltered, other.one("#total").getAttribute("data-usd"));
    }
  }

  @Test
  void everythingIsReachedWithoutAMouse() {
    browser.enter(dashboard, "overview");
    browser.type(Keys.TAB);
    assertEquals("skip", browser.script("return document.activeElement.id"));
    browser.type("\n");
    assertEquals("main", browser.script("return document.activeElement.id"));
    browser.type("?");
    assertEquals(true, browser.script("return document.getElementById('keys').open"));
    browser.type(Keys.ESCAPE);
    assertEquals(false, browser.script("return document.getElementById('keys').open"));
    browser.leads(() -> browser.type("g", "e"));
    assertTrue(browser.url().contains("#/explore"), browser.url());
    browser.type("j", "j");
    String team = browser.text("#explore tbody tr:nth-child(2) td").trim();
    browser.leads(() -> browser.type("\n"));
    assertTrue(browser.text(".chip.accent").contains(team), browser.text(".chip.accent"));
    browser.type("/");
    assertEquals("filter", browser.script("return document.activeElement.id"));
  }

  @Test
  void everyViewHasAKeyAndItsNameAsTitle() {
    browser.enter(dashboard, "health");
    for (String title : browser.texts("#nav a")) {
      browser.leads(
          () ->
              browser.type(
                  browser
                      .attributes("#nav a", "title")
                      .get(browser.texts("#nav a").indexOf(title))
                      .split(" ", 2)));
      assertEquals(title, browser.text("#title"));
      assertEquals(List.of(title), browser.texts("#nav a[aria-current=page]"));
    }
  }

  @Test
  void theThemeThatIsChosenStays() {
    browser.enter(dashboard, "budgets");
    for (String theme : List.of("light", "dark")) {
      browser.type("t");
      browser.reload();
      assertEquals(
          theme, browser.script("return getComputedStyle(document.documentElement).colorScheme"));
    }
  }

  @Test
  void aTableStaysSortedByTheHeadingThatWasChosen() {
    browser.enter(dashboard, "explore?by=team&since=30d");
    List<String> byCost = browser.texts("#explore tbody td:first-child");
    int calls = browser.texts("#explore thead th").indexOf("calls") + 1;
    browser.one("#explore thead th:nth-child(" + calls + ") button").click();
    List<Long> counts =
        browser.attributes("#explore tbody td:nth-child(" + calls + ")", "data-count").stream()
            .map(Long::valueOf)
            .toList();
    assertEquals(counts.stream().sorted(Comparator.reverseOrder()).toList(), counts);
    List<String> byCalls = browser.texts("#explore tbody td:first-child");
    assertFalse(byCalls.equals(byCost), byCalls::toString);
    browser.script("document.getElementById('explore').classList.add('old')");
    browser.type("r");
    browser.until("a fresh table", () -> !browser.all("#explore:not(.old)").isEmpty());
    assertEquals(byCalls, browser.texts("#explore tbody td:first-child"));
  }
}
