package io.aimeter.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK the applications run on. */
record Jdk(String version, Path home) {
  private static final int OLDEST = 17;

  /**
   * The JDKs of the system property {@code jdks} (directories, separated by commas), or else all
   * that are found: this JVM's, those of environment variables {@code JAVA_HOME_*}, and those where
   * systems install them; one of each version.
   */
  static List<Jdk> all() throws IOException {
    String wanted = System.getProperty("jdks", "");
    List<Path> homes = new ArrayList<>();
    if (wanted.isBlank()) {
      homes.add(Path.of(System.getProperty("java.home")));
      System.getenv()
          .forEach(
              (name, value) -> {
                if (name.startsWith("JAVA_HOME_")) {
                  homes.add(Path.of(value));
                }
              });
      Path installed = Path.of("/usr/lib/jvm");
      if (Files.isDirectory(installed)) {
        try (Stream<Path> each = Files.list(installed)) {
          homes.addAll(each.sorted().toList());
        }
      }
    } else {
      for (String home : wanted.split(",", -1)) {
        homes.add(Path.of(home.trim()));
      }
    }
    Map<String, Jdk> byVersion = new TreeMap<>();
    for (Path home : homes) {
      Path release = home.resolve("release");
      if (Files.exists(release) && Files.isExecutable(home.resolve("bin/java"))) {
        String version = version(release);
        if (Runtime.Version.parse(version).feature() >= OLDEST) {
          byVersion.putIfAbsent(version, new Jdk(version, home));
        }
      } else if (!wanted.isBlank()) {
        throw new IOException("-Djdks: no JDK is in " + home);
      }
    }
    return List.copyOf(byVersion.values());
  }

  /** Those of {@link #all} that are of a version or later. */
  static List<Jdk> from(int feature) throws IOException {
    return all().stream()
        .filter(jdk -> Runtime.Version.parse(jdk.version()).feature() >= feature)
        .toList();
  }

  private static String version(Path release) throws IOException {
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
        .findFirst()
        .orElseThrow(() -> new IOException(release + " names no JAVA_VERSION"));
  }

  Path java() {
    return home.resolve("bin/java");
  }
}
