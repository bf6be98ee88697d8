package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.web.AccessToken;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aimeter dashboard} beside a collector that shows the same. */
class DashboardCommandTest {
  private static final Pattern PORT = Pattern.compile("answers at http://127\\.0\\.0\\.1:(\\d+)");

  @TempDir Path logs;
  @TempDir Path root;

  /** A collector that answers at any port, which is returned. */
  private CollectorProcess collector(String more) throws Exception {
    Path config = logs.resolve("collector.yaml");
    Files.writeString(config, "dir: " + root + "\nhttp:\n  listen: 0\n" + more);
    CollectorProcess collector = CollectorProcess.start(logs, "--config", config.toString());
    collector.awaitPrinted("answers at ");
    return collector;
  }

  private static String port(CollectorProcess collector) throws Exception {
    Matcher port = PORT.matcher(collector.printed());
    assertTrue(port.find(), collector.printed());
    return port.group(1);
  }

  private CollectorProcess dashboard(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--dir", root.toString(), "--no-open"));
    arguments.addAll(List.of(more));
    return CollectorProcess.start(Dashboard.class, logs, arguments.toArray(new String[0]));
  }

  private void awaitStatus() throws Exception {
    Path status = Layout.stores(root).resolve("w-local").resolve(Layout.COLLECTOR_STATUS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(status) || !StatusFile.read(status).containsKey(StatusFile.HTTP)) {
      assertTrue(System.nanoTime() < end, "the collector never said where it answers");
      Thread.sleep(20);
    }
  }

  @Test
  void theLinkIsToARunningCollectorUntilThatEnds() throws Exception {
    CollectorProcess collector = collector("");
    String there = "http://127.0.0.1:" + port(collector) + "/#token=" + AccessToken.of(root);
    awaitStatus();
    CollectorProcess told = dashboard();
    assertEquals(0, told.exitCode(), told.printed());
    assertTrue(told.printed().contains(there), told.printed());
    collector.kill();
    CollectorProcess own = dashboard();
    own.awaitPrinted("/#token=");
    assertFalse(own.printed().contains(there), own.printed());
    own.kill();
  }

  @Test
  void aCollectorWithATokenOfItsOwnIsNotForThisLink() throws Exception {
    Path token = Files.writeString(logs.resolve("token"), "sesame");
    CollectorProcess collector = collector("  token-file: " + token + "\n");
    awaitStatus();
    CollectorProcess own = dashboard();
    own.awaitPrinted("/#token=" + AccessToken.of(root));
    assertFalse(own.printed().contains(":" + port(collector) + "/"), own.printed());
    own.kill();
    collector.kill();
  }

  @Test
  void whoNamesAPortHasAServerThere() throws Exception {
    CollectorProcess collector = collector("");
    awaitStatus();
    CollectorProcess own = dashboard("--port", "0");
    own.awaitPrinted("/#token=");
    assertFalse(own.printed().contains(":" + port(collector) + "/"), own.printed());
    own.kill();
    collector.kill();
  }
}
