package io.aimeter.collector.main;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A collector of an aimeter directory that shows its dashboard already. */
final class RunningCollector {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private RunningCollector() {}

  /**
   * Where it answers who bears the token: {@code http://127.0.0.1:9464}. Null where none runs, or
   * none is for this token.
   */
  static String address(Path root, String token) throws InterruptedException {
    Path stores = Layout.stores(root);
    if (!Files.isDirectory(stores)) {
      return null;
    }
    List<Path> all;
    try (Stream<Path> listed = Files.list(stores)) {
      all = listed.toList();
    } catch (IOException e) {
      return null; // whoever reads the stores says so
    }
    for (Path store : all) {
      String address = saidBy(store.resolve(Layout.COLLECTOR_STATUS));
      if (address != null && answers(address, token)) {
        return address;
      }
    }
    return null;
  }

  private static String saidBy(Path status) {
    try {
      var said = StatusFile.read(status);
      return StatusFile.isFresh(said) && said.get(StatusFile.HTTP) instanceof String address
          ? address
          : null;
    } catch (IOException e) {
      return null; // none yet, or torn by a full disk
    }
  }

  private static boolean answers(String address, String token) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/api/v1/meta"))
              .header("Authorization", "Bearer " + token)
              .timeout(PATIENCE)
              .build();
      HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | IllegalArgumentException e) {
      return false; // in another container, say, or another has its port now
    }
  }
}
