package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestStore;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {

  @TempDir private Path root;
  @TempDir private Path logs;

  @Test
  void itCollectsWhileAnotherHasItsPortAndAnswersOnceThatIsFree() throws Exception {
    Path store = Layout.stores(root).resolve("w-local");
    CollectorProcess collector;
    int port;
    try (TestInstance instance = new TestInstance(root, "i")) {
      try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = other.getLocalPort();
        Path config =
            Files.writeString(
                logs.resolve("collector.yaml"), "interval: 50ms\nhttp:\n  listen: " + port + "\n");
        collector =
            CollectorProcess.start(logs, "--dir", root.toString(), "--config", config.toString());
        collector.awaitPrinted(
            "cannot answer at http://127.0.0.1:"
                + port
                + ": Address already in use; it collects all the same, and tries until it can. End"
                + " what listens there, or give another address by http.listen ("
                + config
                + ":3:3)");
        instance.append(5);
        TestStore.await(store, 5);
        assertFalse(collector.printed().contains("answers at"), collector.printed());
        awaitStatus(store, true);
      }
      collector.awaitPrinted("answers at http://127.0.0.1:" + port);
      URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
      String text =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
              .body();
      assertTrue(text.contains("aimeter_collector_committed_records_total 5"), text);
      assertTrue(text.contains("aimeter_calls_total{"), "what it had counted before: " + text);
      awaitStatus(store, false);
      collector.terminate();
      assertEquals(0, collector.exitCode(), collector.printed());
    }
  }

  private static void awaitStatus(Path store, boolean problem) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      Map<String, Object> status = StatusFile.read(store.resolve(Layout.COLLECTOR_STATUS));
      if (status.containsKey(StatusFile.HTTP_PROBLEM) == problem) {
        return;
      }
      assertTrue(System.nanoTime() < end, status::toString);
      Thread.sleep(50);
    }
  }
}
