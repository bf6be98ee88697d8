package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.organisation.GeneratedYear;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus is told of budgets what {@code aimeter budgets} says, to the nano-USD. */
class BudgetGaugesTest {
  private static final Pattern GAUGE =
      Pattern.compile(
          "aimeter_budget_(\\w+)_usd\\{app=\"[^\"]*\",budget=\"([^\"]*)\",period=\"([^\"]*)\",.*\\} (\\S+)");

  @TempDir private Path root;

  @Test
  void gaugesAreTheAnswerOfTheCommand() throws Exception {
    GeneratedYear.write(root, 20_000, 1, Instant.now().truncatedTo(ChronoUnit.HOURS), true);
    List<String> command = List.of("budgets", "--dir", root.toString(), "--json");
    try (Page page = new Page(root)) {
      JsonNode before = Run.json(command);
      Map<String, Long> gauges = gauges(page);
      JsonNode after = Run.json(command); // the clock goes on meanwhile, and forecasts with it
      assertTrue(before.size() > 3, before.toString());
      assertEquals(3 * before.size(), gauges.size(), gauges.toString());
      for (int i = 0; i < before.size(); i++) {
        JsonNode row = before.get(i);
        String of = row.get("budget").asText() + "/" + row.get("period").asText() + "/";
        assertEquals(row.get("allocated_nano_usd").asLong(), gauges.get(of + "allocated"), of);
        assertEquals(row.get("spent_nano_usd").asLong(), gauges.get(of + "spent"), of);
        long first = row.get("forecast_nano_usd").asLong();
        long last = after.get(i).get("forecast_nano_usd").asLong();
        long told = gauges.get(of + "forecast");
        assertTrue(
            Math.min(first, last) <= told && told <= Math.max(first, last),
            () -> of + ": " + first + ", " + told + ", " + last);
      }
    }
  }

  /** In nano-USD by name, period and kind; the first reading begins the question. */
  private static Map<String, Long> gauges(Page page) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Map<String, Long> gauges = new HashMap<>();
    while (gauges.isEmpty()) {
      assertTrue(System.nanoTime() < end, "nothing is told of budgets");
      Thread.sleep(100);
      String metrics = page.metrics();
      Matcher gauge = GAUGE.matcher(metrics.contains("budget_forecast_usd{") ? metrics : "");
      while (gauge.find()) {
        gauges.put(
            gauge.group(2) + "/" + gauge.group(3) + "/" + gauge.group(1),
            Math.round(Double.parseDouble(gauge.group(4)) * 1e9));
      }
    }
    return gauges;
  }
}
