package io.aimeter.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JDK that the shipped jar is tried on: the build's own, and those installed beside it. */
record Jdk(Path home, String version) {
  /** One of each version, at least 17: what the tests' own classes are compiled for. */
  static List<Jdk> all() {
    Path own = Path.of(System.getProperty("java.home"));
    Map<String, Jdk> byVersion = new TreeMap<>();
    byVersion.put(System.getProperty("java.version"), of(own));
    try (Stream<Path> siblings = Files.list(own.getParent())) {
      siblings
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> Files.exists(home.resolve("release")))
          .map(Jdk::of)
          .filter(jdk -> jdk.feature() >= 17)
          .forEach(jdk -> byVersion.putIfAbsent(jdk.version(), jdk));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(byVersion.values());
  }

  private static Jdk of(Path home) {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION").replace("\"", ""));
  }

  private int feature() {
    return Runtime.Version.parse(version).feature();
  }

  /** Its {@code java}. */
  String java() {
    return home.resolve("bin/java").toString();
  }

  /** What a program did. */
  record Run(int exit, String out, String err) {}

  /** Runs a command to its end, in a directory of its own below the given one. */
  static Run run(Path directory, List<String> command) throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    Path working = Files.createDirectories(directory.resolve("working"));
    Process process =
        new ProcessBuilder(command)
            .directory(working.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("hangs: " + command + "\n" + Files.readString(err));
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Override
  public String toString() {
    return version;
  }
}
