package io.aimeter.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The JDKs to run applications on: the build's own, and a JDK 25 installed beside it. */
final class Jdks {
  private static final AtomicInteger TURN = new AtomicInteger();

  private Jdks() {}

  /**
   * The next of them, by turns: for classes of many tests of which each says the same of any JDK,
   * as the clients below, which every HTTP client's contract shows on both.
   */
  static List<Path> inTurn() throws IOException {
    List<Path> all = all();
    return List.of(all.get(TURN.getAndIncrement() % all.size()));
  }

  /** Homes; the build's own first. */
  static List<Path> all() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(own));
    try (Stream<Path> beside = Files.list(own.getParent())) {
      for (Path home : beside.sorted().toList()) {
        boolean newest = home.getFileName().toString().contains("25");
        if (newest
            && Files.isExecutable(home.resolve("bin/java"))
            && !homes.contains(home.toRealPath())) {
          homes.add(home.toRealPath());
        }
      }
    }
    return homes;
  }
}
