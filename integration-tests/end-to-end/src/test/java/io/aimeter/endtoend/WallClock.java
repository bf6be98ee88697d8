package io.aimeter.endtoend;

import io.aimeter.sinks.server.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wall clock that is set while programs run, as an operator or a virtual machine that wakes up
 * does; what tells how long something takes goes on as ever. By Debian's libfaketime, below the
 * JVM, so that all of it sees the same.
 */
final class WallClock {
  private static final DebianPackage PACKAGE = new DebianPackage("libfaketime", "bookworm");

  private final Path offset;
  private final Path library;

  WallClock(Path work) throws IOException {
    String reason = PACKAGE.whyNot();
    if (reason != null) {
      throw new IllegalStateException(reason);
    }
    offset = work.resolve("offset");
    try (Stream<Path> files = Files.walk(PACKAGE.program("usr/lib"))) {
      library = files.filter(file -> file.endsWith("libfaketimeMT.so.1")).findFirst().orElseThrow();
    }
    set(Duration.ZERO);
  }

  /** How far it is from the true time; programs know within a second. */
  void set(Duration ahead) throws IOException {
    Path fresh = offset.resolveSibling("offset.new");
    Files.writeString(fresh, "%+ds%n".formatted(ahead.toSeconds()));
    // Whole, or not there: it is read once a second, as each look at a clock is slow by it.
    Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A command by this clock. */
  List<String> of(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + offset,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1"));
    all.addAll(command);
    return all;
  }
}
