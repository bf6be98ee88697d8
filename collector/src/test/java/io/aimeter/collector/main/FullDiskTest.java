package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestStore;
import io.aimeter.collector.web.AccessToken;
import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector is started while the disk of its store is full: a real one, in memory. */
class FullDiskTest {
  @TempDir private Path root;
  @TempDir private Path beside;

  /** A file system that nobody else sees; null where this machine lets nobody mount one. */
  private List<String> onFullDisk() throws IOException, InterruptedException {
    return onFullDisk(Layout.stores(root));
  }

  private List<String> onFullDisk(Path full) throws IOException, InterruptedException {
    Path script = beside.resolve("on-full-disk.sh");
    Files.write(script, FullDiskTest.class.getResourceAsStream("on-full-disk.sh").readAllBytes());
    Path mine = Files.createDirectories(beside.resolve("mine"));
    List<String> asRoot = List.of("unshare", "--mount", "sh", script.toString());
    List<String> asUser = List.of("unshare", "--map-root-user", "--mount", "sh", script.toString());
    Files.createFile(beside.resolve("at-once"));
    for (List<String> run : List.of(asRoot, asUser)) {
      List<String> attempt = new ArrayList<>(run);
      attempt.addAll(
          List.of(
              mine.toString(), beside.resolve("at-once").toString(), beside.toString(), "true"));
      try {
        Process tried = new ProcessBuilder(attempt).redirectErrorStream(true).start();
        tried.getInputStream().readAllBytes();
        if (tried.waitFor() == 0) {
          List<String> command = new ArrayList<>(run);
          command.add(Files.createDirectories(full).toString());
          command.add(beside.resolve("room").toString());
          command.add(Files.createDirectories(beside.resolve("copy")).toString());
          return command;
        }
      } catch (IOException e) {
        System.out.println("FullDiskTest: " + e.getMessage());
      }
    }
    System.out.println("FullDiskTest: nobody may mount here: /dev/full has to do");
    return null;
  }

  private CollectorProcess start(List<String> onFullDisk, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--dir", root.toString()));
    arguments.addAll(Arrays.asList(more));
    return CollectorProcess.startBehind(
        onFullDisk, Collect.class, beside, arguments.toArray(String[]::new));
  }

  private Path config(String... lines) throws IOException {
    return Files.write(beside.resolve("collector.yaml"), List.of(lines));
  }

  private static int status(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void itWaitsForRoomAndIsNotReadyUntilThen() throws Exception {
    List<String> onFullDisk = onFullDisk();
    if (onFullDisk == null) {
      aFirstWriteThatFindsNoRoomIsTriedAgain();
      return;
    }
    int port = freePort();
    Path config = config("interval: 50ms", "http: {listen: " + port + "}");
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(7);
      CollectorProcess collector = start(onFullDisk, "--config", config.toString());
      collector.awaitPrinted("cannot open the store, and tries again until it can: ");
      assertTrue(collector.printed().contains("No space left on device"), collector.printed());
      awaitStatus(port, "/health/live", 200);
      assertEquals(503, status(port, "/health/ready"));
      TimeUnit.SECONDS.sleep(2); // for a second attempt, of which nothing is said
      assertTrue(collector.isAlive(), collector.printed());
      Files.createFile(beside.resolve("room"));
      collector.awaitPrinted("there is room for the store again");
      awaitStatus(port, "/health/ready", 200);
      collector.terminate();
      assertEquals(0, collector.exitCode(), collector.printed());
      assertEquals(2, lines(collector, "room").size(), collector.printed());
    }
    Path store = beside.resolve("copy").resolve("w-local");
    assertEquals(TestStore.exactly(7), TestStore.audit(store));
  }

  /** The store has room on a disk of its own, and is ready long before the token can be kept. */
  @Test
  void aDashboardsTokenThatFindsNoRoomIsKeptOnceThereIs() throws Exception {
    List<String> onFullDisk = onFullDisk(root);
    if (onFullDisk == null) {
      aFirstWriteThatFindsNoRoomIsTriedAgain();
      return;
    }
    List<String> storeApart = new ArrayList<>(List.of("env", "APART=store"));
    storeApart.addAll(onFullDisk);
    int port = freePort();
    Path config = config("interval: 50ms", "http: {listen: " + port + "}");
    CollectorProcess collector = start(storeApart, "--config", config.toString());
    awaitStatus(port, "/health/ready", 200);
    Path token = Path.of("/proc/" + collector.pid() + "/root" + root, AccessToken.FILE);
    assertFalse(Files.exists(token));
    Files.createFile(beside.resolve("room"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(token)) {
      assertTrue(System.nanoTime() < end && collector.isAlive(), collector.printed());
      Thread.sleep(50);
    }
    String kept = Files.readString(token).strip();
    URI answer = URI.create("http://127.0.0.1:" + port + "/api/v1/budgets");
    awaitLetIn(answer, kept);
    collector.kill();
  }

  /** The file is there a moment before the dashboard goes by it. */
  private static void awaitLetIn(URI answer, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(answer).header("Authorization", "Bearer " + token).build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int status = 0;
    while (status != 200) {
      assertTrue(System.nanoTime() < end, "answers " + status);
      Thread.sleep(50);
      status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> lines(CollectorProcess collector, String with) throws IOException {
    return collector.printed().lines().filter(line -> line.contains(with)).toList();
  }

  private static void awaitStatus(int port, String path, int wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        if (status(port, path) == wanted) {
          return;
        }
      } catch (IOException e) {
        assertTrue(System.nanoTime() < end, "nobody answers: " + e);
      }
      assertTrue(System.nanoTime() < end, path + " is not " + wanted);
      Thread.sleep(50);
    }
  }

  @Test
  void asLongAsThereIsNoRoomItEndsAsAskedAndOnceFails() throws Exception {
    List<String> onFullDisk = onFullDisk();
    if (onFullDisk == null) {
      aFirstWriteThatFindsNoRoomIsTriedAgain();
      return;
    }
    CollectorProcess once = start(onFullDisk, "--once");
    assertEquals(1, once.exitCode(), once.printed());
    assertEquals(1, once.printed().lines().count(), once.printed());
    assertTrue(once.printed().contains("No space left on device"), once.printed());
    CollectorProcess collector = start(onFullDisk);
    collector.awaitPrinted("cannot open the store");
    collector.terminate();
    assertEquals(1, collector.exitCode(), collector.printed());
    assertTrue(collector.printed().contains("ended before there was room"), collector.printed());
  }

  /**
   * The kernel refuses what is written to {@code /dev/full}, as a full disk does; no mount needed.
   */
  @Test
  void aFirstWriteThatFindsNoRoomIsTriedAgain() throws Exception {
    Path store = Files.createDirectories(Layout.stores(root).resolve("w-local"));
    Files.createSymbolicLink(store.resolve(Layout.MANIFEST + ".tmp"), Path.of("/dev/full"));
    // A sink that is new has its outbox written at the start.
    Path config =
        config("interval: 50ms", "postgres: {url: \"jdbc:postgresql://127.0.0.1:1/spend\"}");
    try (TestInstance instance = new TestInstance(root, "j")) {
      instance.append(3);
      CollectorProcess collector = start(List.of(), "--config", config.toString());
      collector.awaitPrinted("cannot open the store, and tries again until it can: ");
      collector.awaitPrinted("there is room for the store again");
      TestStore.await(store, 3);
      collector.kill();
    }
  }

  @Test
  void whatSomebodyMustMendEndsIt() throws Exception {
    Files.writeString(Layout.stores(root), "a file where the stores should be");
    CollectorProcess collector = start(List.of());
    assertEquals(2, collector.exitCode(), collector.printed());
    assertFalse(collector.printed().contains("tries again"), collector.printed());
  }
}
