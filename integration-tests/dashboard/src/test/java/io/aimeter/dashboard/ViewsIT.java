package io.aimeter.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each view over a year: that it shows something, fits, can be read, and asks nobody else. */
class ViewsIT {
  private static final List<String> VIEWS =
      List.of(
          "overview",
          "overview?since=365d&by=model",
          "explore?by=team",
          "explore?by=app,model&since=7d",
          "calls?since=7d",
          "budgets",
          "savings",
          "spikes?since=90d",
          "features",
          "keys?since=90d",
          "chargeback",
          "prices",
          "health");

  private static Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    dashboard = Dashboard.start(RealYear.root());
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @ParameterizedTest
  @EnumSource(Medium.class)
  void everyViewFitsCanBeReadAndAsksNobodyElse(Medium medium) throws Exception {
    try (Chromium browser = Chromium.open(medium)) {
      browser.enter(dashboard, "overview");
      for (String view : VIEWS) {
        browser.go(view);
        String name = view.replaceAll("[?&=,]", "-") + "-" + medium.name().toLowerCase(Locale.ROOT);
        browser.picture(name);
        String where = name + ": " + browser.text("main");
        assertFalse(browser.all("main tbody tr, main li, main dl").isEmpty(), where);
        assertEquals(List.of(), browser.texts(".problem"), where);
        assertEquals(
            0L,
            browser.script(
                "return Math.max(0, document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth)"),
            where + " is wider than the window");
        assertEquals(List.of(), browser.run("contrast.js"), where);
        assertEquals(List.of(), browser.complaints(), where);
      }
      List<String> requests = browser.requests();
      assertTrue(requests.size() > VIEWS.size(), requests::toString);
      for (String request : requests) {
        assertTrue(request.startsWith(dashboard.address()), request);
        assertFalse(request.contains(dashboard.token()), request);
      }
    }
  }
}
