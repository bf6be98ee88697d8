package io.aimeter.collector.main;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook as it is configured, and a real collector that has one. */
class HookTest {
  @TempDir Path root;
  @TempDir Path etc;

  private Config config(String... lines) throws Exception {
    Files.writeString(etc.resolve("secret"), "of sixteen or more\n");
    Path file = Files.writeString(etc.resolve("c.yaml"), String.join("\n", lines) + "\n");
    return Config.load(Map.of(), Map.of(), file);
  }

  private String refusal(String... lines) {
    return assertThrows(ConfigException.class, () -> Hook.of(config(lines))).getMessage();
  }

  @Test
  void whatIsSentIsSignedAndNotReadOnTheWay() throws Exception {
    assertNull(Hook.of(config("interval: 1s")));
    assertTrue(
        refusal("webhook: {url: 'http://192.0.2.1/x', secret-file: secret}")
            .contains("webhook.url begins with https://"));
    assertTrue(refusal("webhook: {url: 'https://192.0.2.1/x'}").contains("needs a secret of 16"));
    assertTrue(refusal("webhook: {secret-file: secret}").contains("webhook.url is not"));
    assertTrue(
        refusal("webhook: {url: 'https://192.0.2.1', secret-file: secret, ca-file: none.pem}")
            .contains("cannot read"));
    assertEquals(
        "https://192.0.2.1:1",
        Hook.of(config("webhook: {url: 'https://192.0.2.1:1/key', secret-file: secret}"))
            .toString());
    assertEquals(
        "http://127.0.0.1:1",
        Hook.of(config("webhook: {url: 'http://127.0.0.1:1/x', secret-file: secret}")).toString());
  }

  @Test
  void aCollectorTellsOfWhatIsLostOnceForAllItsStarts() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/x",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    Path status = Layout.stores(root).resolve("w-local").resolve(Layout.INSTANCES);
    StatusFile.write(
        Files.createDirectories(status).resolve("i.json"), Map.of(StatusFile.DROPPED_DISK, 5));
    Files.writeString(etc.resolve("secret"), "of sixteen or more\n");
    Path config = etc.resolve("c.yaml");
    Files.writeString(
        config,
        "webhook: {url: 'http://127.0.0.1:%d/x', secret-file: secret, interval: 100ms}\n"
            .formatted(server.getAddress().getPort()));
    try {
      for (int start = 0; start < 2; start++) {
        CollectorProcess collector =
            CollectorProcess.start(etc, "--dir", root.toString(), "--config", config.toString());
        try {
          collector.awaitPrinted("aimeter of an unknown version reads ");
          if (start == 0) {
            collector.awaitPrinted("agents have dropped 5 records in all");
          } else {
            Thread.sleep(3000); // time for many looks
          }
        } finally {
          collector.kill();
        }
      }
    } finally {
      server.stop(0);
    }
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("\"kind\":\"records.lost\""), told.get(0));
  }
}
