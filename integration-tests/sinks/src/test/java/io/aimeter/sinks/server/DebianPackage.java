package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of a Debian package: fetched by apt from the archive that this machine uses, verified
 * by it, unpacked beside the tests, and installed nowhere. Needs no rights, and of Debian's
 * releases whichever has the package in a version that serves.
 */
public final class DebianPackage {
  private static final Path ENGINES = Path.of(System.getProperty("debian.engines"));
  static final String RELEASE = "trixie";
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  private final String name;
  private final String release;
  private final Path unpacked;
  private String reason;
  private boolean isTried;

  DebianPackage(String name) {
    this(name, RELEASE);
  }

  /** Of an older release: what is linked with the system's libraries runs on newer ones too. */
  public DebianPackage(String name, String release) {
    this.name = name;
    this.release = release;
    unpacked = ENGINES.resolve(name);
  }

  /** Why it cannot be had here; null where it can, which is when it has been fetched. */
  public synchronized String whyNot() {
    if (!isTried && !Files.isDirectory(unpacked)) {
      try {
        fetch();
      } catch (IOException e) {
        reason = "cannot fetch the Debian package " + name + ": " + e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reason = "was interrupted while it fetched the Debian package " + name;
      }
    }
    isTried = true;
    return reason;
  }

  /** A file of it, by its path without the first slash. */
  public Path program(String path) {
    return unpacked.resolve(path);
  }

  private void fetch() throws IOException, InterruptedException {
    if (!Files.isReadable(KEYS)) {
      throw new IOException("there is no " + KEYS);
    }
    Path apt = ENGINES.resolve("apt").resolve(release);
    Files.createDirectories(apt.resolve("lists/partial"));
    Files.createDirectories(apt.resolve("cache/archives/partial"));
    Path sources = apt.resolve("debian.sources");
    Files.writeString(
        sources,
        """
        Types: deb
        URIs: %s
        Suites: %s
        Components: main
        Signed-By: %s
        """
            .formatted(archive(), release, KEYS));
    List<String> own =
        List.of(
            "-q",
            "-o=Dir::State::Lists=" + apt.resolve("lists"),
            "-o=Dir::Cache=" + apt.resolve("cache"),
            "-o=Dir::Etc::SourceList=" + sources,
            "-o=Dir::Etc::SourceParts=/dev/null",
            "-o=APT::Sandbox::User=" + System.getProperty("user.name"),
            "-o=Acquire::Languages=none");
    run(apt, command(own, "update"));
    Path fetched = Files.createTempDirectory(apt, name);
    run(fetched, command(own, "download", name));
    Path archive;
    try (var packages = Files.newDirectoryStream(fetched, "*.deb")) {
      archive = packages.iterator().next();
    }
    Path parts = fetched.resolve("unpacked");
    run(fetched, List.of("dpkg-deb", "-x", archive.toString(), parts.toString()));
    Files.move(parts, unpacked); // whole, or not there
  }

  private static List<String> command(List<String> own, String... what) {
    List<String> command = new ArrayList<>(List.of("apt-get"));
    command.addAll(own);
    command.addAll(List.of(what));
    return command;
  }

  /** Where this machine gets Debian's packages from. */
  private static String archive() throws IOException, InterruptedException {
    String sources = run(ENGINES, List.of("apt-get", "indextargets", "--format", "$(REPO_URI)"));
    return sources
        .lines()
        .filter(uri -> uri.endsWith("/debian/"))
        .findFirst()
        .orElseThrow(() -> new IOException("apt's sources name no archive of Debian"));
  }

  private static String run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(directory, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " hangs");
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    if (process.exitValue() != 0) {
      throw new IOException(
          command.get(0) + " ends with " + process.exitValue() + ": " + text.replace('\n', ' '));
    }
    return text;
  }
}
